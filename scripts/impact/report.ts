import { listNames } from '../../src/engine/list-names.ts';
import type { VariantWorld } from '../../src/engine/variants/variant-set.ts';
import type { Impact } from '../../src/review/impact.ts';
import type { PageImpact } from '../../src/review/page-impact.ts';
import { describeVariants } from '../../src/site/report/describe-variants.ts';
import { count } from '../../src/site/report/print-findings.ts';
import { type Refused, TRAILER } from './permission.ts';

/** All that is told of a change. */
export interface Report {
  impact: Impact;
  refused: Refused;
  /** names of variants that nobody knows, each as a sentence */
  problems: readonly string[];
  /** what was compared with: `main`, and its commit */
  base: string;
  commit: string;
  isUncommitted: boolean;
  /** why every page was compared, if it was, each as a sentence */
  reasons: readonly string[];
  site: VariantWorld;
}

/** "alters 3 of 27 pages, in identity-server 7.2.0 and later only; asgardeo and identity-server until 7.1.0 are byte-identical" */
export function headline({ impact, site }: Report): string {
  const { identical, frame, newVariants, goneVariants } = impact;
  const altered = impact.altered.filter((id) => !goneVariants.includes(id));
  const names = (ids: readonly string[]) => describeVariants(ids, site);
  const isAre = (ids: readonly string[]) => (ids.length === 1 ? 'is' : 'are');
  const rest = identical.length === 0 ? '' : ` only; ${names(identical)} ${isAre(identical)} byte-identical`;
  const what =
    altered.length > 0
      ? `${alteredPages(impact)}, in ${names(altered)}${rest}`
      : frame.length > 0
        ? `what stands around the pages, in ${names(frame)}, and no page`
        : `nothing that readers get${goneVariants.length > 0 ? ' of the variants that stay' : ''}`;
  const sets = [
    [newVariants, 'new'],
    [goneVariants, 'gone'],
  ] as const;
  const wholes = sets.flatMap(([ids, state]) =>
    ids.length === 0
      ? []
      : [` ${listNames(ids)} ${isAre(ids)} ${state}, with all ${ids.length === 1 ? 'its' : 'their'} pages.`],
  );
  return `This change alters ${what}.${wholes.join('')}`;
}

function alteredPages({ pages, total }: Impact): string {
  return pages.length > 0 ? `${pages.length} of ${count(total, 'page')}` : 'the navigation alone';
}

/** Why a change is refused, each as sentences. */
export function refusals({ refused: { frozen, unsaid }, problems, site }: Report): string[] {
  const names = (ids: readonly string[]) => describeVariants(ids, site);
  return [
    ...(frozen.length > 0
      ? [
          `This change alters what is frozen (${names(frozen)}): site.yml says that none may. Put the text that is new under a condition.`,
        ]
      : []),
    ...(unsaid.length > 0
      ? [
          `This change alters what is released (${names(unsaid)}), and nothing says that it is meant to. If it is, let the message of a commit end with the line "${TRAILER}: ${unsaid.join(', ')}", or call with --allow ${unsaid.join(',')}. If not, put the text that is new under a condition.`,
        ]
      : []),
    ...problems.map((problem) => `What the change says of released versions cannot be read. ${problem}`),
  ];
}

/** What there is besides pages, a heading and its lines each. */
export function besides({ impact, site }: Report): { title: string; lines: string[] }[] {
  const names = (ids: readonly string[]) => describeVariants(ids, site);
  const sections = [
    {
      title: 'Variants',
      lines: [
        ...impact.newVariants.map((id) => `+ ${id}`),
        ...impact.goneVariants.map((id) => `- ${id}`),
        ...impact.latest.map(
          ({ product, before, after }) => `The latest release of ${product} is ${after}; it was ${before}.`,
        ),
      ],
    },
    ...impact.navigation.map(({ added, removed, variants }) => ({
      title: `Navigation, in ${names(variants)}`,
      lines: [...removed.map((entry) => `- ${entry}`), ...added.map((entry) => `+ ${entry}`)],
    })),
    {
      title: 'Redirects',
      lines: shortList(
        // What is lost comes first: of a version that is retired, every address leads elsewhere.
        impact.redirects
          .toSorted((a, b) => Number(a.after !== undefined) - Number(b.after !== undefined))
          .map(({ address, before, after }) =>
            after === undefined
              ? `- ${address} no longer leads to ${before}`
              : before === undefined
                ? `+ ${address} leads to ${after}`
                : `${address} leads to ${after}; it led to ${before}`,
          ),
      ),
    },
    {
      title: 'Around the pages',
      lines:
        impact.frame.length > 0
          ? [
              `What site.yml says of titles, links, colours or addresses of the site is something else, in ${names(impact.frame)}.`,
            ]
          : [],
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** As many lines of a list are shown. */
const MOST_LINES = 30;

function shortList(lines: readonly string[]): string[] {
  const rest = lines.length - MOST_LINES;
  return rest > 1 ? [...lines.slice(0, MOST_LINES), `and ${rest} more`] : [...lines];
}

/** What became of a page in a few words, besides its text. */
export function pageNotes(page: PageImpact, site: VariantWorld): string[] {
  const { kind, formerPath, added, removed, lines, files, unknown } = page;
  const names = (ids: readonly string[]) => describeVariants(ids, site);
  const isWhole = kind === 'new' || kind === 'gone';
  return [
    ...(formerPath === undefined ? [] : [`Renamed from ${formerPath}; the old address leads here.`]),
    ...(!isWhole && added.length > 0 ? [`New in ${names(added)}.`] : []),
    ...(!isWhole && removed.length > 0 ? [`Gone from ${names(removed)}.`] : []),
    ...lines.map(({ what, before, after }) =>
      what === 'title'
        ? `Its title was “${before}”, and is “${after}”.`
        : `Its description was “${before}”, and is “${after}”.`,
    ),
    ...files.map((file) => `${file}, which it shows, has changed.`),
    ...(unknown.length > 0
      ? [`In ${names(unknown)} it had errors, so that nothing is known of how it read.`]
      : []),
    ...(saysNothing(page) ? ['The words are the same; how they are marked up has changed.'] : []),
  ];
}

function saysNothing({ kind, added, removed, lines, files, unknown, places }: PageImpact): boolean {
  return (
    kind === 'changed' && [added, removed, lines, files, unknown, places].every((each) => each.length === 0)
  );
}

/** Places with the variants that have them alike, in their order; those of the whole page without variants. */
export function placesByVariants({ places, variants }: PageImpact) {
  const groups: { variants: readonly string[] | undefined; places: PageImpact['places'][number][] }[] = [];
  for (const place of places) {
    const own = place.variants.length === variants.length ? undefined : place.variants;
    const last = groups.at(-1);
    if (last && last.variants?.join() === own?.join()) last.places.push(place);
    else groups.push({ variants: own, places: [place] });
  }
  return groups;
}
