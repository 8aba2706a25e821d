import { hasChanges, mergeReadings } from '../../../apparatus/html/merge.ts';
import type { HtmlPart } from '../../../apparatus/html/part.ts';
import { withoutNumbers } from '../../../apparatus/html/without-numbers.ts';
import { say } from '../../../engine/language/say.ts';
import type { ManifestVariant } from '../../files/manifest.ts';
import changes from '../../styles/changes.css?url';
import { addCopyButtons } from '../copy.ts';
import { upgradeTabs } from '../tabs.ts';
import { words } from '../words/compare.ts';
import { type Counterparts, counterparts } from './counterpart.ts';
import { articleParts } from './html-parts.ts';
import { COMPARE } from './parameter.ts';

/**
 * Shows in the page at hand what is different in another variant: the older of the two first, with all that came and went on the way
 * to the newer one.
 *
 * @param asked a version of the product at hand, or the id of a variant
 */
export async function compareWith(asked: string): Promise<void> {
  document.head.append(styleSheet());
  const bar = document.createElement('div');
  bar.className = 'comparison';
  bar.role = 'status';
  document.querySelector('.opening')?.append(bar);
  const tell = (text: string) => bar.prepend(paragraph(text));
  try {
    const known = await counterparts();
    const other = known && variantCalled(asked, known);
    if (!known || !other) return tell(say(words, 'compare.unknown', { version: asked }));
    bar.append(choice(known, other), leave());
    keepComparing(known, asked);
    const address = await known.addressIn(other);
    const article = document.querySelector('article.prose');
    const [own, theirs] = address ? await Promise.all([readArticle(), readArticle(address)]) : [];
    if (!article || !own || !theirs)
      return tell(say(words, 'compare.missing', { version: labelOf(other, known) }));
    const isNewer = known.variants.indexOf(other) > known.variants.indexOf(known.own);
    const here = withPath(theirs, other.path, known.own.path);
    // Another file of the content has other passages by the same numbers.
    const isSamePage = address === inVariant(location.pathname, known.own.path, other.path);
    const [one, two] = isSamePage ? [own, here] : [withoutNumbers(own), withoutNumbers(here)];
    const [older, newer] = isNewer ? [one, two] : [two, one];
    const merged = mergeReadings(older, newer, document.documentElement.lang);
    article.innerHTML = merged;
    const [first, last] = isNewer ? [known.own, other] : [other, known.own];
    tell(
      !hasChanges(merged)
        ? say(words, 'compare.same', { version: labelOf(other, known) })
        : say(words, 'compare.differs', { older: labelOf(first, known), newer: labelOf(last, known) }),
    );
    upgradeTabs();
    addCopyButtons();
  } catch {
    tell(say(words, 'compare.failed'));
  }
}

/** The styles of what changed, which other pages do without. */
function styleSheet(): HTMLElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = changes;
  return link;
}

/** The article of a page as the site wrote it; the one on the screen has been worked on. */
async function readArticle(address = location.pathname): Promise<HtmlPart[] | undefined> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return articleParts(new DOMParser().parseFromString(await response.text(), 'text/html'));
}

/** Parts whose links lead into another variant: what leads to the same page there is the same. */
function withPath(parts: readonly HtmlPart[], from: string, to: string): HtmlPart[] {
  const base = document.documentElement.dataset.base ?? '';
  const [before, after] = [`${base}${from}/`, `${base}${to}/`];
  const visit = (part: HtmlPart): HtmlPart => {
    if (!('name' in part)) return part;
    const attributes = part.attributes.map(
      ([name, value]) =>
        [name, value.startsWith(before) ? after + value.slice(before.length) : value] as const,
    );
    return { ...part, attributes, parts: part.parts.map(visit) };
  };
  return parts.map(visit);
}

/** An address of one variant in another. */
function inVariant(address: string, from: string, to: string): string {
  const base = document.documentElement.dataset.base ?? '';
  return `${base}${to}/${address.slice(`${base}${from}/`.length)}`;
}

function variantCalled(asked: string, { own, variants }: Counterparts): ManifestVariant | undefined {
  return variants.find(
    ({ id, version, product }) => id === asked || (product === own.product && version === asked),
  );
}

/** Within one product, the version says all. */
function labelOf({ product, version, label }: ManifestVariant, { own, variants }: Counterparts): string {
  return product === own.product && variants.length > 1 && version ? version : label;
}

/** All variants with which the page may be compared. */
function choice(known: Counterparts, chosen: ManifestVariant): HTMLElement {
  const label = document.createElement('label');
  const select = document.createElement('select');
  label.append(`${say(words, 'compare.with')} `, select);
  for (const variant of known.variants.filter((each) => each !== known.own)) {
    const isOwn = variant.product === known.own.product;
    const option = new Option(labelOf(variant, known), isOwn ? variant.version : variant.id);
    option.selected = variant === chosen;
    select.append(option);
  }
  select.addEventListener('change', () => {
    const there = new URL(location.href);
    there.searchParams.set(COMPARE, select.value);
    location.href = there.href;
  });
  return label;
}

/** The way back to the page as it is. */
function leave(): HTMLElement {
  const link = document.createElement('a');
  const there = new URL(location.href);
  there.searchParams.delete(COMPARE);
  link.href = there.href;
  link.textContent = say(words, 'compare.leave');
  return link;
}

/** Links to other pages of the variant lead to the same comparison of these. */
function keepComparing({ own }: Counterparts, asked: string): void {
  const base = document.documentElement.dataset.base ?? '';
  const keep = ({ target }: Event): void => {
    const link = (target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || link.origin !== location.origin || link.closest('.comparison')) return;
    if (!link.pathname.startsWith(`${base}${own.path}/`) || !link.pathname.endsWith('/')) return;
    if (link.pathname === location.pathname && link.hash) return;
    link.search = `?${COMPARE}=${encodeURIComponent(asked)}`;
  };
  for (const event of ['click', 'auxclick', 'contextmenu']) addEventListener(event, keep, { capture: true });
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
