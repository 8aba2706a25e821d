import { modules } from 'variorum:mdx';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { RenderedDocument } from '../../engine/library/types.ts';
import { namingComponents } from './component-error.ts';

/**
 * Loads the component that a page in MDX format was compiled to; undefined for a page in Markdown.
 *
 * @throws what its braces throw: it is called once, to hear of that before the page is written
 */
export async function pageModule({
  document,
  module,
}: RenderedDocument): Promise<AstroComponentFactory | undefined> {
  if (module === undefined) return undefined;
  const Content = namingComponents((await modules[document.url]!()).default);
  await (Content as unknown as (props: object) => unknown)({});
  return Content;
}
