import { say } from '../../../engine/language/say.ts';
import type { FoundPage } from '../../../search/find.ts';
import type { IndexVariant } from '../../../search/format.ts';
import type { IndexReader } from '../../../search/index-reader.ts';
import { words } from '../words/search.ts';
import { element } from './nodes.ts';
import { EVERYWHERE, nameOf, type ScopeId } from './scope.ts';

/** What a reader wants to see of all that is found: an index of a part of the site, or all of them. */
export type AreaFilter = number | undefined;

/** The choice of what is searched; nothing on a site of one variant. */
export function scopeChoice(
  variants: readonly IndexVariant[],
  scope: ScopeId,
  choose: (scope: ScopeId) => void,
): HTMLElement[] {
  if (variants.length < 2) return [];
  const groups = [...Map.groupBy(variants, ({ product }) => product)].map(([product, members]) => {
    const options = members.toReversed().map((variant) => option(variant.id, nameOf(variant), scope));
    if (members.length === 1) return options[0]!;
    const group = element('optgroup', '', ...options);
    group.label = product;
    return group;
  });
  const everywhere = option(EVERYWHERE, say(words, 'search.scope_all'), scope);
  return [choice(say(words, 'search.scope'), [...groups, everywhere], choose)];
}

/** The choice among the parts of the site in which something was found; nothing where all of it is in one. */
export function areaChoice(
  { areas, pages: all }: IndexReader,
  pages: readonly FoundPage[],
  area: AreaFilter,
  choose: (area: AreaFilter) => void,
): HTMLElement[] {
  const counts = new Map<number, number>();
  for (const { page } of pages) counts.set(all[page]!.area, (counts.get(all[page]!.area) ?? 0) + 1);
  const named = [...counts].filter(([index]) => areas[index] !== '');
  if (counts.size < 2) return [];
  const selected = area === undefined ? '' : String(area);
  const options = named
    .toSorted(([, a], [, b]) => b - a)
    .map(([index, count]) => option(String(index), `${areas[index]} (${count})`, selected));
  const every = option('', say(words, 'search.areas'), selected);
  return [
    choice(say(words, 'search.area'), [every, ...options], (value) =>
      choose(value === '' ? undefined : +value),
    ),
  ];
}

function choice(label: string, options: HTMLElement[], choose: (value: string) => void): HTMLElement {
  const select = element('select', '', ...options);
  select.ariaLabel = label;
  select.addEventListener('change', () => choose(select.value));
  return select;
}

function option(value: string, text: string, selected: string): HTMLOptionElement {
  return new Option(text, value, false, value === selected);
}
