import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ignore from 'ignore';
import type { Site } from '../../variants/site.ts';
import { isScript } from './component-files.ts';
import { isLeftOut } from './file-list.ts';

/** Why something that lies in the content folder is nothing that a link or a picture can lead to. */
export interface Unserved {
  /** relative to the content folder */
  path: string;
  /** the end of a sentence */
  why: string;
  /** what to do; a full sentence */
  hint: string;
}

/** Endings that a link to a page may leave out. */
const ENDINGS = ['', '.md', '.mdx'];

/**
 * Looks for what a link or a picture seems to mean, where nothing is served.
 *
 * @param root absolute path of the content folder
 * @param target path in it, with or without the ending of a page
 * @param site what it says of files
 * @returns undefined when nothing lies there either
 */
export function findUnserved(
  root: string,
  target: string,
  { exclude, sources }: Pick<Site, 'exclude' | 'sources'>,
): Unserved | undefined {
  // What leads out of the folder of the pages names nothing in it, wherever it ends.
  if (target.split('/').includes('..')) return undefined;
  const path = ENDINGS.map((ending) => target + ending).find((each) => isWithin(root, each));
  if (path === undefined) return undefined;
  const hint = 'Give readers a copy of it under another name, or take the link away.';
  const name = path.split('/').find(isLeftOut);
  if (name !== undefined) {
    const why =
      name === 'node_modules'
        ? `nothing in "${name}" is served`
        : 'names that begin with a dot are not served';
    return { path, why, hint };
  }
  if (statSync(join(root, path)).isDirectory())
    return {
      path,
      why: 'it is a folder without a page of its own',
      hint: 'Name a file in it, or add an index.md.',
    };
  if (
    ignore({ ignorecase: false })
      .add([...exclude])
      .ignores(path)
  )
    return {
      path,
      why:
        sources === 'mkdocs'
          ? 'it is left out of the site, by exclude_docs, by a plugin, or since it is in another language'
          : '"exclude" in site.yml leaves it out',
      hint: 'Link to something that the site has, or take the link away.',
    };
  if (/\.mdx?$/.test(path))
    return {
      path,
      why: 'it is a part of pages, since its name or its folder begins with an underscore or is "includes"',
      hint: 'Move it if it is to be a page, or link to the page that includes it.',
    };
  const isComponent = /\.astro$/.test(path) || isScript(path);
  return {
    path,
    why: isComponent ? 'it is a component of a page, or a part of one' : 'the site is made with it',
    hint,
  };
}

function isWithin(root: string, path: string): boolean {
  const file = join(root, path);
  return path !== '' && !relative(root, file).startsWith('..') && existsSync(file);
}
