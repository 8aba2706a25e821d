import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contentOf } from '../../src/site/places.ts';
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
  const content = contentOf(folder);
  const inContent = (name: string) => `${basename(content)}/${name}`;
  // Either name will do, but not both.
  const site = existsSync(join(content, 'site.yaml')) ? 'site.yaml' : 'site.yml';
  const hasPages = existsSync(join(content, site)) || globSync('**/*.{md,mdx}', { cwd: content }).length > 0;
  return [
    { path: inContent(site), text: siteYml(choices) },
    ...(hasPages ? [] : PAGES).map((page) => ({ path: inContent(page), text: read(`content/${page}`) })),
    { path: 'package.json', text: packageJson(basename(folder), version) },
    ...Object.entries(AS_THEY_ARE).map(([path, source]) => ({ path, text: read(source) })),
  ];
}

function read(path: string): string {
  return readFileSync(join(import.meta.dirname, 'starter', path), 'utf8');
}
