import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageJson } from './package-json.ts';
import { type Choices, siteYml } from './site-yml.ts';

/** A file of a new project. */
export interface StarterFile {
  /** relative to the project, with slashes */
  path: string;
  text: string;
}

/** The files of every new project that are as they lie here. No package can hold a `.gitignore`: npm would read it. */
const AS_THEY_ARE = {
  '.gitignore': 'gitignore',
  '.github/workflows/pages.yml': 'github/pages.yml',
};
/** The pages, relative to the content folder. */
const PAGES = ['index.md', 'guides/install.md'];

/**
 * The files of a new project in a folder, whether or not they are there already.
 *
 * Pages belong to what their site.yml says of versions, so that there are none for a folder that has pages or a `site.yml`.
 *
 * @param folder absolute; it need not exist
 * @param version of Variorum
 */
export function starterFiles(folder: string, choices: Choices, version: string): StarterFile[] {
  const content = contentFolderOf(folder);
  const pages = hasContent(join(folder, content)) ? [] : PAGES;
  return [
    { path: `${content}/site.yml`, text: siteYml(choices) },
    ...pages.map((page) => ({ path: `${content}/${page}`, text: read(`content/${page}`) })),
    { path: 'package.json', text: packageJson(basename(folder), version) },
    ...Object.entries(AS_THEY_ARE).map(([path, source]) => ({ path, text: read(source) })),
  ];
}

/** `docs` where that is a content folder already, as for every other command; else `content`. */
function contentFolderOf(folder: string): string {
  const isContent = (name: string) => existsSync(join(folder, name, 'site.yml'));
  return !isContent('content') && isContent('docs') ? 'docs' : 'content';
}

function hasContent(folder: string): boolean {
  return existsSync(join(folder, 'site.yml')) || globSync('**/*.{md,mdx}', { cwd: folder }).length > 0;
}

function read(path: string): string {
  return readFileSync(join(import.meta.dirname, 'starter', path), 'utf8');
}
