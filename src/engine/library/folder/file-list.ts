import { isUtf8 } from 'node:buffer';
import { accessSync, constants, type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Finding } from '../../finding.ts';
import { RESERVED } from '../../reserved-characters.ts';
import { isShortPath, LONGEST_PATH } from '../../short-path.ts';
import type { Site } from '../../variants/site.ts';
import { isScript } from './component-files.ts';
import { type FileKind, type Unreadable, whyNoFile, whyUnreadable } from './regular-file.ts';
import { realPath } from './roots.ts';

/** The files of a content folder, as paths relative to it with forward slashes, sorted. */
export interface FileList {
  /** `.md` and `.mdx` files that become pages */
  pages: string[];
  /** everything that is served as it is, but for scripts */
  assets: string[];
  /** Markdown files that are no pages, since their name or that of a folder begins with an underscore: parts of pages */
  parts: string[];
  /** Markdown files below a folder named `includes` */
  included: string[];
  /** MDX files, components and scripts: which scripts are served depends on what the others import */
  modules: string[];
  /** whether a link was followed: what lies behind it may have several paths */
  hasLinks: boolean;
  /** what cannot be read, links that cannot be followed, names that nothing can lead to, and files that look like pages */
  findings: Finding[];
}

/** What a listing needs of `site.yml`. */
type ListedSite = Pick<Site, 'includeRoots' | 'sources' | 'exclude' | 'folders'>;

const PAGE = /\.mdx?$/;
/** Names of what is a part of something else, or lies in a folder of such. */
const PART = /(?:^|\/)_/;
/** What other generators take for pages, too. */
const LIKE_PAGE = /\.(?:markdown|mdown|mkdn?|mdx?)$/i;
/** Control characters and separators of lines, which servers refuse, and what Variorum keeps for itself. */
const UNUSABLE = new RegExp(`[\\p{Cc}\\u2028\\u2029]|${RESERVED.source}`, 'u');
/** What is read by its ending: a folder called so would be taken for a page or a macro that is missing. */
const READ = /\.(?:mdx?|njk)$/;
/** What the site is made with: its configuration, the list of its published addresses and macros at their places, and components anywhere. */
const SOURCE = /^site\.ya?ml$|^addresses\.json$|^templates\/[^/]+\.njk$|\.astro$/;
/**
 * Files and folders that links to folders show a second time, all of them together. Folders that link to each other would be listed
 * along every way through them.
 */
const MOST_REPEATED = 20_000;

/**
 * Lists a content folder. Markdown below a folder named `includes`, or with an underscore at the beginning of its name or of
 * a folder's, is no page of its own; names that begin with a dot are left out, as is `node_modules`. Links are followed within
 * the folder and the include roots; what lies in a folder that is linked from several places is listed at each.
 *
 * In a project of MkDocs, every Markdown file is a page that is not excluded.
 *
 * @param site what site.yml says of files; its include roots are absolute
 */
export function listFiles(
  root: string,
  { includeRoots = [], sources = 'variorum', exclude = [], folders = [] }: Partial<ListedSite> = {},
): FileList {
  const roots = [root, ...includeRoots.filter((folder) => existsSync(folder))].map((folder) =>
    realpathSync(folder),
  );
  const listing = new Listing(root, roots, { hasParts: sources === 'variorum', exclude });
  const isAll = folders.length === 0 || folders.some(({ path }) => path === '.');
  if (isAll) listing.walk('', false, [roots[0]!]);
  for (const path of new Set(isAll ? [] : folders.map((folder) => folder.path))) {
    const real = realPath(join(root, path));
    if (real !== undefined) listing.walk(path, false, [real]);
  }
  return listing.files;
}

class Listing {
  readonly files: FileList = {
    pages: [],
    assets: [],
    parts: [],
    included: [],
    modules: [],
    hasLinks: false,
    findings: [],
  };
  /** paths of assets as addresses write them */
  readonly #assets = new Set<string>();
  readonly #root: string;
  readonly #roots: readonly string[];
  /** real paths of the folders that are listed somewhere */
  readonly #listed = new Set<string>();
  /** whether Markdown may be a part of pages by its name */
  readonly #hasParts: boolean;
  readonly #excluded: Ignore;
  #repeated = 0;

  constructor(
    root: string,
    roots: readonly string[],
    { hasParts, exclude }: { hasParts: boolean; exclude: readonly string[] },
  ) {
    this.#root = root;
    this.#roots = roots;
    this.#hasParts = hasParts;
    // Git tells names apart by their letters' case.
    this.#excluded = ignore({ ignorecase: false }).add([...exclude]);
  }

  /** @param above real paths of the folder and those around it: a link that leads back to one would never end */
  walk(folder: string, included: boolean, above: readonly string[]): void {
    if (this.#repeated > MOST_REPEATED) return;
    const entries = this.#entries(folder);
    this.#countRepeated(folder, above[0]!, entries.length);
    const hasIndex = entries.some(({ name }) => /^index\.mdx?$/.test(name));
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      const real = entry.isSymbolicLink() ? this.#follow(path) : join(above[0]!, entry.name);
      if (real === undefined || above.includes(real)) continue;
      const kind = entry.isSymbolicLink() ? statSync(real, { throwIfNoEntry: false }) : entry;
      if (!kind || this.#excluded.ignores(kind.isDirectory() ? `${path}/` : path)) continue;
      if (kind.isDirectory() && !READ.test(entry.name))
        this.walk(path, included || (this.#hasParts && entry.name === 'includes'), [real, ...above]);
      else if (this.#checkFile(path, kind)) this.#add(path, included, hasIndex);
    }
  }

  #countRepeated(folder: string, real: string, entries: number): void {
    if (this.#listed.has(real)) this.#repeated += 1 + entries;
    this.#listed.add(real);
    if (this.#repeated <= MOST_REPEATED) return;
    this.#refuse('endless-links', folder, 'Links to folders lead into one another, or show too much again', {
      why: `this is the folder with which more than ${MOST_REPEATED.toLocaleString('en')} files and folders have another path`,
      hint: 'Delete links between folders that link to each other. What many pages need can be included, or lie in one folder.',
    });
  }

  #add(path: string, included: boolean, hasIndex: boolean): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (/\.(?:mdx|astro)$/.test(name) || isScript(name)) this.files.modules.push(path);
    if (PAGE.test(name)) {
      if (included) this.files.included.push(path);
      else if (this.#hasParts && PART.test(path)) this.files.parts.push(path);
      else if (hasIndex && /^README\.mdx?$/.test(name)) this.#warnOfReadme(path);
      else this.files.pages.push(path);
    } else if (!SOURCE.test(path) && !isScript(name)) {
      if (this.#assets.has(path.normalize()))
        this.#refuse('unusable-name', path, 'No address can hold this name', {
          why: 'another file of this folder has the same, written with other characters',
          hint: 'Delete one of them.',
        });
      this.#assets.add(path.normalize());
      this.files.assets.push(path);
      if (!included && !PART.test(path) && LIKE_PAGE.test(name)) this.#warnOfEnding(path);
    }
  }

  /** Whether an entry is a file that can be read. */
  #checkFile(path: string, kind: FileKind): boolean {
    let refused = whyNoFile(kind);
    try {
      if (!refused) accessSync(join(this.#root, path), constants.R_OK);
    } catch (error) {
      refused = whyUnreadable(error);
    }
    if (refused) this.#refuse('unreadable-file', path, 'This file cannot be read', refused);
    return refused === undefined;
  }

  /** What lies in a folder and is content, by name. */
  #entries(folder: string): Dirent[] {
    const path = join(this.#root, folder);
    let entries: Dirent<Buffer>[];
    try {
      entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      this.#refuse('unreadable-file', folder || '.', 'This folder cannot be read', whyUnreadable(error));
      return [];
    }
    return entries
      .filter((entry) => this.#checkName(folder, entry))
      .map((entry) => Object.assign(entry, { name: entry.name.toString() }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whether an entry is content, and has a name that an address can hold. */
  #checkName(folder: string, entry: Dirent<Buffer>): boolean {
    const bytes = entry.name;
    const name = isUtf8(bytes)
      ? bytes.toString()
      : bytes.toString('latin1').replace(/[\x80-\xFF]/g, asEscape);
    const path = folder ? `${folder}/${name}` : name;
    if (this.#hasParts && /^\..*\.mdx?$/.test(name) && entry.isFile()) this.#warnOfDot(path);
    if (isLeftOut(name)) return false;
    const why = isUtf8(bytes) ? whyUnusable(path) : 'it is not UTF-8';
    if (why)
      this.#refuse('unusable-name', path, 'No address can hold this name', { why, hint: 'Rename it.' });
    return why === undefined;
  }

  #refuse(rule: string, path: string, what: string, { why, hint }: Unreadable): void {
    const message = `${what}: ${why}.`;
    // Of other generators, one name must not keep all other pages from their readers.
    const severity = rule === 'unusable-name' && !this.#hasParts ? 'warning' : 'error';
    this.files.findings.push({ severity, rule, message, hint, place: { file: path, line: 1 } });
  }

  #warn(path: string, rule: string, message: string, hint: string): void {
    this.files.findings.push({ severity: 'warning', rule, message, hint, place: { file: path, line: 1 } });
  }

  #warnOfDot(path: string): void {
    const message = 'This file is no page, since its name begins with a dot.';
    this.#warn(path, 'unpublished-page', message, 'Take the dot off its name if readers are to see it.');
  }

  #warnOfReadme(path: string): void {
    const message = 'This file is no page, since an index stands for its folder already.';
    const hint = 'Give it another name if readers are to see it, or delete it.';
    this.#warn(path, 'unpublished-page', message, hint);
  }

  #warnOfEnding(path: string): void {
    const message =
      'This file is no page but a download: the names of pages end in ".md" or ".mdx", in small letters.';
    const hint = `Call it "${path.replace(/^.*\//, '').replace(LIKE_PAGE, '.md')}" if it is to be a page.`;
    this.#warn(path, 'unread-page', message, hint);
  }

  /** The real path of what a link leads to; undefined when it may not be followed. */
  #follow(path: string): string | undefined {
    const file = join(this.#root, path);
    let real: string;
    try {
      real = realpathSync(file);
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const message = isGone
        ? 'This is a link to a file that is not there; it is left out.'
        : `This link cannot be followed: ${whyUnreadable(error).why}. It is left out.`;
      this.#warn(path, 'unreadable-file', message, 'Correct the link, or delete it.');
      return undefined;
    }
    if (this.#roots.some((folder) => real === folder || real.startsWith(folder + sep))) {
      this.files.hasLinks = true;
      return real;
    }
    this.#warn(
      path,
      'outside-roots',
      'This is a link that leads out of the content folder; it is left out.',
      'Add the folder to which it leads to include_roots in site.yml, or copy what it leads to.',
    );
    return undefined;
  }
}

/** Whether files and folders of a name are no content: what tools leave behind, and what is to stay hidden. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function whyUnusable(path: string): string | undefined {
  const character = UNUSABLE.exec(path)?.[0];
  if (character !== undefined)
    return `it holds the character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return isShortPath(path) ? undefined : `its path is longer than ${LONGEST_PATH.toLocaleString('en')} bytes`;
}

/** A byte that is no text: `\xE9`. */
function asEscape(byte: string): string {
  return `\\x${byte.charCodeAt(0).toString(16).toUpperCase()}`;
}
