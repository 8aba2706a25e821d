import { say } from '../../../engine/language/say.ts';
import type { Found } from '../../../search/find.ts';
import type { IndexVariant } from '../../../search/format.ts';
import { words } from '../words/search.ts';
import { button, element } from './nodes.ts';
import { nameOf, type ScopeId } from './scope.ts';
import { runsOf, versionsOf } from './versions.ts';

/** Lines that are shown: versions that follow one another are told together where there are more. */
const LINES = 6;

/** A line: how many pages match, where, and which variant to search for them. */
interface Line {
  count: number;
  where: string;
  variant: number;
}

/**
 * How much more is found in other versions and products than in the variant at hand, a line each that leads there. Of another product,
 * its latest version is named, or the newest that has something.
 *
 * @param choose searches a variant
 */
export function elsewhereList(
  variants: readonly IndexVariant[],
  elsewhere: Found['elsewhere'],
  scope: ScopeId,
  choose: (scope: ScopeId) => void,
): HTMLElement[] {
  const own = variants.find(({ id }) => id === scope)?.product;
  const versions = [...elsewhere.keys()].filter((each) => variants[each]!.product === own);
  const lines = [...versionLines(variants, versions, elsewhere), ...productLines(variants, own, elsewhere)];
  if (lines.length === 0) return [];
  const list = element('ul', '');
  for (const { count, where, variant } of lines.slice(0, LINES)) {
    const text = say(words, 'search.pages_in', { count, where });
    list.append(
      element(
        'li',
        '',
        button('', text, () => choose(variants[variant]!.id)),
      ),
    );
  }
  return [element('section', 'elsewhere', element('h2', '', say(words, 'search.elsewhere')), list)];
}

function versionLines(
  variants: readonly IndexVariant[],
  versions: readonly number[],
  counts: ReadonlyMap<number, number>,
): Line[] {
  const isLong = versions.length > LINES;
  return runsOf(variants, versions, (one, other) => isLong && counts.get(one) === counts.get(other))
    .map((run): Line => {
      const members = Array.from({ length: run.last - run.first + 1 }, (_, at) => run.first + at);
      const variant = members.find((each) => variants[each]!.isLatest) ?? run.last;
      return { count: counts.get(variant)!, where: versionsOf(variants, run), variant };
    })
    .toSorted((a, b) => isLatest(b) - isLatest(a) || b.variant - a.variant);

  function isLatest({ variant }: Line): number {
    return Number(variants[variant]!.isLatest ?? false);
  }
}

function productLines(
  variants: readonly IndexVariant[],
  own: string | undefined,
  counts: ReadonlyMap<number, number>,
): Line[] {
  const others = [...counts.keys()].filter((each) => variants[each]!.product !== own);
  return [...Map.groupBy(others, (each) => variants[each]!.product).values()].map((members): Line => {
    const variant = members.find((each) => variants[each]!.isLatest) ?? members.at(-1)!;
    return { count: counts.get(variant)!, where: nameOf(variants[variant]!), variant };
  });
}
