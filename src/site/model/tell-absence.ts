import { say } from '../../engine/language/say.ts';
import type { AbsentSection, Library, RenderedDocument } from '../../engine/library/types.ts';
import { describeForReaders } from '../../engine/variants/describe-for-readers.ts';
import type { Variant } from '../../engine/variants/site.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';
import { escapeHtml } from './html.ts';
import { variantName } from './variant-name.ts';

/** As many absent sections of a page are told, those of the nearest variants: pages must not grow with the number of versions. */
const MOST_TOLD = 24;

/**
 * Puts into an article, where the nearest section is, a line for each section and tab that other variants have. It has the address that
 * they have there, and shows when an address leads to it: without a script, and whatever the link stood in.
 *
 * @param html the article as its page shows it, without its heading
 * @param base the path below which the site is deployed
 * @param printed the variant of the document as its page prints it
 */
export function tellAbsence(
  library: Library,
  { document, absent }: RenderedDocument,
  html: string,
  base: string,
  printed: Variant = document.variant,
): string {
  // Raw HTML may have an id of this name.
  const open = absent.filter(({ id }) => !html.includes(` id="${escapeHtml(id)}"`));
  const told = open.filter(({ isRenamed }) => !isRenamed).slice(0, MOST_TOLD);
  const anchors = open.filter(({ isRenamed }) => isRenamed).slice(0, MOST_TOLD);
  const insertions = [
    ...anchors.map((section) => ({
      at: placeInside(html, section.near) ?? 0,
      text: `<span id="${escapeHtml(section.id)}" class="anchor-alias"></span>`,
    })),
    ...told.map((section) => ({
      at: placeBeside(html, section.near) ?? 0,
      text: lineFor(library, document, section, { base, printed }),
    })),
  ].toSorted((a, b) => a.at - b.at);
  let written = '';
  let end = 0;
  for (const { at, text } of insertions) {
    written += html.slice(end, at) + text;
    end = at;
  }
  return written + html.slice(end);
}

function lineFor(
  library: Library,
  { page, variant }: RenderedDocument['document'],
  { id, kind, title, variants }: AbsentSection,
  { base, printed }: { base: string; printed: Variant },
): string {
  const { language } = library.site;
  const { product } = variant;
  const having = library.variantsOf(page);
  const own = having.filter((each) => each.product === product);
  // Who finds it in some versions of the product need not hear of others.
  const within = own.intersect(variants).size > 0 ? own : having;
  const text = say(language, kind === 'tab' ? 'absent.tab' : 'absent.section', {
    title: title || id,
    variant: variantName(printed, product),
    versions: describeForReaders(variants, { language, reader: product, within, form: 'aside' }),
  });
  const other = nearestVariant(variants, variant);
  const url = `${base}${library.document(page, other)!.url}#${encodeURIComponent(id)}`;
  const link = say(language, 'absent.read', { variant: variantName(other, product) });
  const label = kind === 'tab' ? ` data-tab="${escapeHtml(title)}"` : '';
  return `<p class="absent" id="${escapeHtml(id)}"${label} data-markdown-ignore>${escapeHtml(text)} <a href="${escapeHtml(url)}">${escapeHtml(link)}</a></p>`;
}

/** Where readers of a variant find what it lacks: in the latest release, else in the version next to theirs, newer ones first. */
function nearestVariant(variants: VariantSet, { product, version }: Variant): Variant {
  const own = [...variants].filter((each) => each.product === product);
  const all = own.length > 0 ? own : [...variants];
  const place = (each: Variant) => product.versions.indexOf(each.version ?? '');
  const distance = (each: Variant) => Math.abs(place(each) - product.versions.indexOf(version ?? ''));
  return (
    all.find(({ latest }) => latest) ?? all.toReversed().toSorted((a, b) => distance(a) - distance(b))[0]!
  );
}

/** Behind a heading, or before the first tab of a group; undefined where that is not in the article. */
function placeBeside(html: string, near: AbsentSection['near']): number | undefined {
  const tag = near && tagOf(html, near);
  if (tag === undefined) return undefined;
  return near?.kind === 'tab' ? tag : html.indexOf('>', html.indexOf('</h', tag)) + 1;
}

/** Behind the tag that opens a heading or a tab. */
function placeInside(html: string, near: AbsentSection['near']): number | undefined {
  const tag = near && tagOf(html, near);
  return tag === undefined ? undefined : html.indexOf('>', tag) + 1;
}

/** Where the tag of a heading or a tab begins. */
function tagOf(html: string, { kind, id }: NonNullable<AbsentSection['near']>): number | undefined {
  const attribute = ` id="${escapeHtml(id)}"`;
  for (let at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, at + 1)) {
    const tag = html.lastIndexOf('<', at);
    if (html.startsWith(kind === 'tab' ? '<section' : '<h', tag)) return tag;
  }
  return undefined;
}
