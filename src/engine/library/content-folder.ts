import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Finding } from '../finding.ts';

/** The files of a content folder, as paths relative to it with forward slashes, sorted. */
export interface ContentFiles {
  /** `.md` and `.mdx` files that become pages */
  pages: string[];
  /** everything that is served as it is */
  assets: string[];
  /** Markdown files that are no pages, since their name or that of a folder begins with an underscore: parts of pages */
  parts: string[];
  /** Markdown files below a folder named `includes` */
  included: string[];
  /** links in the file system that cannot be followed, and files that look like pages */
  findings: Finding[];
}

const PAGE = /\.mdx?$/;
/** What other generators take for pages, too. */
const LIKE_PAGE = /\.(?:markdown|mdown|mkdn?|mdx?)$/i;
/** What the site is configured with, what is built of pages, and what tools leave behind. */
const UNSERVED = /^site\.ya?ml$|\.(?:astro|ts|js|njk)$/;

/**
 * Lists a content folder. Markdown below a folder named `includes`, or with a name that begins with an underscore, is no page of
 * its own; other files whose names begin with a dot or an underscore are left out, as is `node_modules`. Links are followed
 * within the folder and the include roots.
 *
 * @param includeRoots absolute folders besides it
 */
export function listContent(root: string, includeRoots: readonly string[] = []): ContentFiles {
  const roots = [root, ...includeRoots.filter((folder) => existsSync(folder))].map((folder) =>
    realpathSync(folder),
  );
  const listing = new Listing(root, roots);
  listing.walk('', false, [roots[0]!]);
  return listing.files;
}

class Listing {
  readonly files: ContentFiles = { pages: [], assets: [], parts: [], included: [], findings: [] };
  readonly #root: string;
  readonly #roots: readonly string[];

  constructor(root: string, roots: readonly string[]) {
    this.#root = root;
    this.#roots = roots;
  }

  /** @param above real paths of the folder and those around it: a link that leads back to one would never end */
  walk(folder: string, included: boolean, above: readonly string[]): void {
    const entries = readdirSync(join(this.#root, folder), { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    const hasIndex = entries.some(({ name }) => /^index\.mdx?$/.test(name));
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (/^\..*\.mdx?$/.test(entry.name) && entry.isFile()) this.#warnOfDot(path);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const real = entry.isSymbolicLink() ? this.#follow(path) : join(above[0]!, entry.name);
      if (real === undefined || above.includes(real)) continue;
      const isPart = /(?:^|\/)_/.test(path);
      if (isFolder(entry, real)) this.walk(path, included || entry.name === 'includes', [real, ...above]);
      else if (PAGE.test(entry.name)) {
        if (included) this.files.included.push(path);
        else if (isPart) this.files.parts.push(path);
        else if (hasIndex && /^README\.mdx?$/.test(entry.name)) this.#warnOfReadme(path);
        else this.files.pages.push(path);
      } else if (!isPart && !UNSERVED.test(entry.name)) {
        this.files.assets.push(path);
        if (!included && LIKE_PAGE.test(entry.name)) this.#warnOfEnding(path);
      }
    }
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
    if (!existsSync(file)) {
      this.#warn(
        path,
        'unreadable-file',
        'This is a link to a file that is not there; it is left out.',
        'Correct the link, or delete it.',
      );
      return undefined;
    }
    const real = realpathSync(file);
    if (this.#roots.some((folder) => real === folder || real.startsWith(folder + sep))) return real;
    this.#warn(
      path,
      'outside-roots',
      'This is a link that leads out of the content folder; it is left out.',
      'Add the folder to which it leads to include_roots in site.yml, or copy what it leads to.',
    );
    return undefined;
  }
}

function isFolder(entry: Dirent, real: string): boolean {
  return entry.isSymbolicLink() ? statSync(real).isDirectory() : entry.isDirectory();
}

/**
 * What a page's path becomes in URLs: `guides/recover.md` is `guides/recover`, `guides/index.md` is `guides`, and so is
 * `guides/README.md`, as hosts of repositories show it and MkDocs has it.
 */
export function slugOf(path: string): string {
  return path.replace(PAGE, '').replace(/(?:^|\/)(?:index|README)$/, '');
}

/** Whether a page stands for the folder in which it lies. */
export function isIndex(path: string): boolean {
  return /(?:^|\/)(?:index|README)\.mdx?$/.test(path);
}
