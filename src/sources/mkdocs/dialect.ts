import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { SlugRule } from '../../engine/slug-rules.ts';
import { nodeAt, textOf, textsOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/** How a project has its Markdown read, in the words of `site.yml`. */
export interface DialectEntry {
  slugify?: SlugRule;
  math?: boolean;
  autolinks?: boolean;
  auto_append?: string[];
}

/**
 * Reads what the extensions of a project change of the dialect.
 *
 * @param root the content folder, where it holds several projects: files that follow pages are named by their paths from there, since
 * each project may have one of the same name
 */
export function dialectOf({ extensions, file }: MkDocsProject, root?: string): DialectEntry {
  const optionsOf = (...names: string[]) => extensions.find(({ name }) => names.includes(name));
  const slugify = slugRule(optionsOf('toc')?.options);
  const snippets = optionsOf('pymdownx.snippets')?.options;
  const bases = ['.', ...textsOf(nodeAt(snippets, 'base_path'))];
  const append = textsOf(nodeAt(snippets, 'auto_append')).map((path) => {
    if (root === undefined) return path;
    const found = bases.map((base) => resolve(dirname(file), base, path)).find((each) => existsSync(each));
    return found === undefined ? path : relative(root, found).split(sep).join('/');
  });
  return {
    ...(slugify ? { slugify } : {}),
    // Without an extension for them, dollar signs are money.
    ...(optionsOf('pymdownx.arithmatex', 'mdx_math') ? {} : { math: false }),
    ...(optionsOf('pymdownx.magiclink') ? { autolinks: true } : {}),
    ...(append.length > 0 ? { auto_append: append } : {}),
  };
}

/** What `toc: slugify` names: a function, or one that is made with options. */
function slugRule(options: MkDocsProject['extensions'][number]['options']): SlugRule | undefined {
  const node = nodeAt(options, 'slugify');
  const name = textOf(node) ?? textOf(nodeAt(node, '!python'));
  if (name === undefined) return undefined;
  if (name.endsWith('slugify_unicode')) return 'unicode';
  if (!name.startsWith('pymdownx.slugs.')) return undefined;
  const isCased = name.endsWith('_cased') || name.endsWith('_cased_encoded');
  const kept = textOf(nodeAt(node, 'kwds', 'case')) ?? (name.endsWith('.slugify') ? 'none' : 'lower');
  return isCased || kept === 'none' ? 'pymdownx-cased' : 'pymdownx';
}
