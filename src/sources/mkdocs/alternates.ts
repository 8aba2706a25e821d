import type { z } from 'zod';
import { nameSchema } from '../../engine/yaml/schema.ts';
import { itemsOf, nodeAt, textOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/** Where the same documentation is in another language: a site of its own. */
export interface Alternate {
  text: z.infer<typeof nameSchema>;
  /** a whole address */
  url: string;
}

/**
 * The other languages of a project, as `extra.alternate` of Material lists them for the bar. What stands for the project itself is none.
 *
 * @param own tag of the language in which the theme speaks
 * @returns undefined where one of them leads to an address that is not known without `site_url`
 */
export function alternatesOf({ config }: MkDocsProject, own: string): Alternate[] | undefined {
  const site = textOf(nodeAt(config, 'site_url'))?.replace(/\/?$/, '/');
  const found: Alternate[] = [];
  for (const entry of itemsOf(nodeAt(config, 'extra', 'alternate'))) {
    const link = textOf(nodeAt(entry, 'link')) ?? '';
    const text = nameSchema.safeParse(textOf(nodeAt(entry, 'name')));
    if (!URL.canParse(link, site) || !text.success) return undefined;
    const url = new URL(link, site);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    const isOwn = url.href.replace(/\/?$/, '/') === site || textOf(nodeAt(entry, 'lang')) === own;
    if (!isOwn) found.push({ text: text.data, url: url.href });
  }
  return found;
}
