import type { SlugRule } from '../../engine/slug-rules.ts';
import { type ConfigNode, nodeAt, textOf } from './config-node.ts';

/** What a setting names that makes ids and addresses of texts: a function, or one that is made with options. */
export function slugRule(node: ConfigNode | undefined): SlugRule | undefined {
  const name = textOf(node) ?? textOf(nodeAt(node, '!python'));
  if (name === undefined) return undefined;
  if (name.endsWith('slugify_unicode')) return 'unicode';
  if (!name.startsWith('pymdownx.slugs.')) return undefined;
  const isCased = name.endsWith('_cased') || name.endsWith('_cased_encoded');
  const kept = textOf(nodeAt(node, 'kwds', 'case')) ?? (name.endsWith('.slugify') ? 'none' : 'lower');
  return isCased || kept === 'none' ? 'pymdownx-cased' : 'pymdownx';
}
