import type { Finding } from '../../finding.ts';
import type { Variant } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';
import type { EditionText } from './editions.ts';
import type { RenderedEdition } from './rendered-edition.ts';

/** Knows with which ids pages were published. */
export interface PublishedWorld {
  publishedIds(page: Page, variant: Variant): readonly string[];
}

/** Tells which ids an edition was published with and has no more, so that links to them would lead to its top. */
export function lostAnchors(
  { page, variants }: EditionText,
  { markdown: { html, headings }, module }: Pick<RenderedEdition, 'markdown' | 'module'>,
  { publishedIds }: PublishedWorld,
): Finding[] {
  const has = idsOf({ html, headings, module });
  const lost = new Map<string, string[]>();
  for (const variant of variants)
    for (const id of publishedIds(page, variant))
      if (!has(id)) lost.set(id, [...(lost.get(id) ?? []), variant.id]);
  return [...lost].map(([id, where]) => ({
    severity: 'error',
    rule: 'lost-anchor',
    message: `This page was published with #${id}, which is gone.`,
    hint: `Write { .was-${id} } behind the heading that stands for it now, name that heading in ids_from: of the frontmatter, or list its address with #${id} in gone: of site.yml.`,
    place: { file: page.path, line: 1 },
    variants: where,
  }));
}

/** Says which ids elements of a document have. */
export function idsOf({
  html,
  headings,
  module = '',
}: {
  html: string;
  headings: readonly { id: string }[];
  module?: string | undefined;
}): (id: string) => boolean {
  const ids = new Set(headings.map(({ id }) => id));
  // A module says in code which ids its elements have, and has its HTML in strings.
  const inModule = (id: string) => module.includes(`"${id}"`) || module.includes(` id=\\"${id}\\"`);
  return (id) => ids.has(id) || html.includes(` id="${id}"`) || inModule(id);
}
