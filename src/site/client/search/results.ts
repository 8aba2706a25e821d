import { say, sayParts } from '../../../engine/language/say.ts';
import type { Answer } from '../../../search/ask.ts';
import { excerptOf, markedText } from '../../../search/excerpt.ts';
import type { FoundPage } from '../../../search/find.ts';
import type { PageText } from '../../../search/format.ts';
import type { IndexReader } from '../../../search/index-reader.ts';
import type { Unit } from '../../../search/query.ts';
import { words } from '../words/search.ts';
import { button, element, marked } from './nodes.ts';
import { EVERYWHERE, type ScopeId } from './scope.ts';
import { runsOf, versionsOf } from './versions.ts';

/** Pages that are shown at a time. */
const SHOWN = 10;
const SECTIONS = 3;
/** Versions that are named one by one. */
const NAMED = 4;

const base = document.documentElement.dataset.base ?? '';

/** What a list of results shows. */
export interface Results {
  answer: Answer;
  /** what was looked for; it stays marked on the page that is chosen */
  query: string;
  /** the pages that pass the filter */
  pages: readonly FoundPage[];
  scope: ScopeId;
}

/** The first pages that were found, and a button that shows more. */
export async function resultList(results: Results): Promise<HTMLElement[]> {
  const list = element('ol', '');
  list.append(...(await items(results, 0)));
  const rest = (): number => results.pages.length - list.childElementCount;
  if (rest() <= 0) return [list];
  const label = (): string => say(words, 'search.more', { count: Math.min(SHOWN, rest()) });
  const more = button('more', label(), () => {
    const from = list.childElementCount;
    void items(results, from).then((next) => {
      if (from !== list.childElementCount) return;
      list.append(...next);
      next[0]?.querySelector('a')?.focus();
      if (rest() > 0) more.textContent = label();
      else more.remove();
    });
  });
  return [list, more];
}

async function items(results: Results, from: number): Promise<HTMLElement[]> {
  const pages = results.pages.slice(from, from + SHOWN);
  const texts = await Promise.all(pages.map(({ page, variant }) => results.answer.index.text(page, variant)));
  const all = pages.map((page, index) => item(results, page, texts[index]!));
  for (const each of all) for (const link of each.querySelectorAll('a')) link.dataset.found = results.query;
  return all;
}

function item({ answer: { index, units }, scope }: Results, page: FoundPage, text: PageText): HTMLElement {
  const url = addressOf(index, page.variant, text);
  const places = page.sections.map(({ place }) => text.sections[place]!);
  const lead = leadOf(index, page, text);
  const result = element('li', '');
  const title = link(url, 'title', marked(markedText(lead[1], units)));
  result.append(title);
  if (scope === EVERYWHERE && index.variants.length > 1) result.append(variantsOf(index, page, text));
  if (page.missing.length > 0) result.append(withoutLine(page.missing));
  const sections = places.filter(([anchor]) => anchor !== '').slice(0, SECTIONS);
  // What stands in a section is shown there, where it leads.
  if (places[0]?.[0] === '' || sections.length === 0) result.append(excerpt(lead[3], units));
  for (const [anchor, heading, above, own] of sections) {
    const label = marked(markedText(above === '' ? heading : `${above} › ${heading}`, units));
    result.append(element('div', 'section', link(`${url}#${anchor}`, '', label), excerpt(own, units)));
  }
  return result;
}

/** Says which words a page lacks. */
function withoutLine(missing: readonly Unit[]): HTMLElement {
  const typed = missing.flatMap((unit, index) => [index > 0 ? ' ' : '', element('q', '', unit.typed)]);
  const parts = sayParts(words, 'search.without').flatMap((part) =>
    typeof part === 'string' ? part : typed,
  );
  return element('p', 'without', ...parts);
}

/** What stands at the beginning of a page in the variant in which it is shown. */
function leadOf(
  index: IndexReader,
  { page, variant }: FoundPage,
  { sections }: PageText,
): PageText['sections'][number] {
  const own = index.pages[page]!.sections.filter(({ mask }) => (mask >> BigInt(variant)) & 1n);
  const [first, ...others] = own.map(({ place }) => sections[place]!);
  return [first!, ...others].find(([anchor]) => anchor === '') ?? first!;
}

/** The variants in which a page matches: each a link, or those of a product in one where it has many. */
function variantsOf(index: IndexReader, { variants: mask }: FoundPage, text: PageText): HTMLElement {
  const { variants } = index;
  const own = [...variants.keys()].filter((each) => (mask >> BigInt(each)) & 1n);
  const products = Map.groupBy(own, (each) => variants[each]!.product);
  const result = element('p', 'variants');
  for (const [product, members] of products) {
    const isAlone = variants[members[0]!]!.version === undefined;
    const parts: (Node | string)[] = [];
    if (isAlone) parts.push(link(addressOf(index, members[0]!, text), '', [product]));
    else if (members.length <= NAMED) {
      parts.push(product);
      for (const each of members)
        parts.push(' ', link(addressOf(index, each, text), '', [variants[each]!.version!]));
    } else {
      const best = members.find((each) => variants[each]!.isLatest) ?? members.at(-1)!;
      const runs = runsOf(variants, members, () => true).map((run) => versionsOf(variants, run));
      parts.push(
        link(addressOf(index, best, text), '', [`${product} ${variants[best]!.version}`]),
        ` (${runs.join(', ')})`,
      );
    }
    result.append(element('span', '', ...parts));
  }
  return result;
}

function addressOf({ variants }: IndexReader, variant: number, { slug }: PageText): string {
  return `${base}${variants[variant]!.path}/${slug === '' ? '' : `${slug}/`}`;
}

function link(href: string, className: string, content: (Node | string)[]): HTMLAnchorElement {
  const result = element('a', className, ...content);
  result.href = href;
  return result;
}

function excerpt(text: string, units: readonly Unit[]): HTMLElement {
  return element('p', '', ...marked(excerptOf(text, units)));
}
