import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Finding } from '../finding.ts';
import { isScript } from './component-files.ts';

/** The files of a content folder, as paths relative to it with forward slashes, sorted. */
export interface ContentFiles {
  /** `.md` and `.mdx` files that become pages */
  pages: string[];
  /** everything that is served as it is, but for scripts */
  assets: string[];
  /** MDX files, components and scripts: which scripts are served depends on what the others import */
  modules: string[];
  /** links in the file system that cannot be followed, and files that look like pages */
  findings: Finding[];
}

const PAGE = /\.mdx?$/;
/** What other generators take for pages, too. */
const LIKE_PAGE = /\.(?:markdown|mdown|mkdn?|mdx?)$/i;
/** What the site is made with: its configuration and macros at their places, and components anywhere. */
const SOURCE = /^site\.ya?ml$|^templates\/[^/]+\.njk$|\.astro$/;

/**
 * Lists a content folder. Markdown below a folder named `includes`, or with an underscore at the beginning of its name or of
 * a folder's, is no page of its own; names that begin with a dot are left out, as is `node_modules`. Links are followed within
 * the folder and the include roots.
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
  readonly files: ContentFiles = { pages: [], assets: [], modules: [], findings: [] };
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
    for (const entry of entries) {
      if (isLeftOut(entry.name)) continue;
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      const real = entry.isSymbolicLink() ? this.#follow(path) : join(above[0]!, entry.name);
      if (real === undefined || above.includes(real)) continue;
      if (isFolder(entry, real)) this.walk(path, included || entry.name === 'includes', [real, ...above]);
      else this.#add(path, included || /(?:^|\/)_/.test(path));
    }
  }

  /** @param isPart whether Markdown there is a part of pages */
  #add(path: string, isPart: boolean): void {
    if (/\.(?:mdx|astro)$/.test(path) || isScript(path)) this.files.modules.push(path);
    if (PAGE.test(path)) {
      if (!isPart) this.files.pages.push(path);
    } else if (!SOURCE.test(path) && !isScript(path)) {
      this.files.assets.push(path);
      if (!isPart && LIKE_PAGE.test(path)) this.#warnOfEnding(path);
    }
  }

  #warnOfEnding(path: string): void {
    this.files.findings.push({
      severity: 'warning',
      rule: 'unread-page',
      message:
        'This file is no page but a download: the names of pages end in ".md" or ".mdx", in small letters.',
      hint: `Call it "${path.replace(/^.*\//, '').replace(LIKE_PAGE, '.md')}" if it is to be a page.`,
      place: { file: path, line: 1 },
    });
  }

  /** The real path of what a link leads to; undefined when it may not be followed. */
  #follow(path: string): string | undefined {
    const file = join(this.#root, path);
    const report = (rule: string, message: string, hint: string): void => {
      this.files.findings.push({ severity: 'warning', rule, message, hint, place: { file: path, line: 1 } });
    };
    if (!existsSync(file)) {
      report(
        'unreadable-file',
        'This is a link to a file that is not there; it is left out.',
        'Correct the link, or delete it.',
      );
      return undefined;
    }
    const real = realpathSync(file);
    if (this.#roots.some((folder) => real === folder || real.startsWith(folder + sep))) return real;
    report(
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

function isFolder(entry: Dirent, real: string): boolean {
  return entry.isSymbolicLink() ? statSync(real).isDirectory() : entry.isDirectory();
}

/** What a page's path becomes in URLs: `guides/recover.md` is `guides/recover`, `guides/index.md` is `guides`. */
export function slugOf(path: string): string {
  return path.replace(PAGE, '').replace(/(?:^|\/)index$/, '');
}
