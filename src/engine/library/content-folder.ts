import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a content folder, as paths relative to it with forward slashes, sorted. */
export interface ContentFiles {
  /** `.md` and `.mdx` files that become pages */
  pages: string[];
  /** everything that is served as it is */
  assets: string[];
}

const PAGE = /\.mdx?$/;
/** What the site is configured with, what is built of pages, and what tools leave behind. */
const UNSERVED = /^site\.ya?ml$|\.(?:astro|ts|js|njk)$/;

/**
 * Lists a content folder. Markdown below a folder named `includes` is no page of its own; names that begin with a dot
 * or an underscore are left out, as is `node_modules`.
 */
export function listContent(root: string): ContentFiles {
  const files: ContentFiles = { pages: [], assets: [] };
  walk(root, '', false, files);
  return files;
}

function walk(root: string, folder: string, included: boolean, files: ContentFiles): void {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    if (/^[._]/.test(entry.name) || entry.name === 'node_modules') continue;
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) walk(root, path, included || entry.name === 'includes', files);
    else if (PAGE.test(entry.name)) {
      if (!included) files.pages.push(path);
    } else if (!UNSERVED.test(entry.name)) files.assets.push(path);
  }
}

/** What a page's path becomes in URLs: `guides/recover.md` is `guides/recover`, `guides/index.md` is `guides`. */
export function slugOf(path: string): string {
  return path.replace(PAGE, '').replace(/(?:^|\/)index$/, '');
}
