import { BASE_PATH } from '../engine/base-path.ts';
import { PASSAGE_ATTRIBUTE } from '../engine/library/edition/passage-attribute.ts';
import type { Document, Library, Page } from '../engine/library/types.ts';
import type { Variant } from '../engine/variants/site.ts';
import { attribute, type HtmlPart, isElement, print } from './html/part.ts';
import { readHtml } from './html/read-html.ts';

/** What stands on a page in MDX format, by the numbers of its passages, in the variants in which it was shown. */
export type Printed = ReadonlyMap<Variant, ReadonlyMap<string, string>>;

const known = new WeakMap<Library, Map<Page, Map<Variant, string>>>();

/**
 * Keeps what a page in MDX format shows: what its components print is known from nowhere else.
 *
 * @param article its HTML, with the numbers of its passages
 */
export function notePrinted(library: Library, { page, variant }: Document, article: string): void {
  if (!article.includes(` ${PASSAGE_ATTRIBUTE}="`)) return;
  const pages = known.get(library) ?? new Map<Page, Map<Variant, string>>();
  known.set(library, pages);
  pages.set(page, (pages.get(page) ?? new Map<Variant, string>()).set(variant, article));
}

/** What components of a page have printed so far; undefined where it has none that differ, or was not shown. */
export function printedOn(library: Library, page: Page): Printed | undefined {
  const articles = known.get(library)?.get(page);
  return (
    articles &&
    new Map([...articles].map(([variant, article]) => [variant, elementsOf(withoutPrefix(article, variant))]))
  );
}

/** An article in which addresses of the variant are abstract again: those of another are no other addresses. */
function withoutPrefix(article: string, { basePath }: Variant): string {
  const [first = '', ...rest] = article.split(`${basePath}/`);
  // Below a path, it stands before the prefix.
  return rest.reduce((all, next) => {
    const begin = all.lastIndexOf('="');
    const isBegin = begin >= 0 && /^(?:\/[\w.-]+)*$/.test(all.slice(begin + 2));
    return isBegin ? `${all.slice(0, begin + 2)}${BASE_PATH}/${next}` : `${all}${basePath}/${next}`;
  }, first);
}

function elementsOf(article: string): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (part: HtmlPart): void => {
    if (!isElement(part)) return;
    const number = attribute(part, PASSAGE_ATTRIBUTE);
    if (number !== undefined) found.set(number, print([part]));
    part.parts.forEach(visit);
  };
  readHtml(article).forEach(visit);
  return found;
}

/** HTML of a passage with what its components have printed. */
export function withPrinted(html: string, printed: ReadonlyMap<string, string>): string {
  return html
    .split(/<!--passage:(?=\d)/)
    .map((part, index) => {
      const number = index === 0 ? undefined : /^\d{1,9}(?=-->)/.exec(part)?.[0];
      if (number === undefined) return part;
      const end = `<!--/passage:${number}-->`;
      const at = part.indexOf(end);
      return (printed.get(number) ?? '') + (at < 0 ? '' : part.slice(at + end.length));
    })
    .join('');
}
