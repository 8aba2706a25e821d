import type { HtmlPart } from '../../../apparatus/html/part.ts';

/** What the page of a version shows beside its text, and no part of it. */
const BESIDE = '.apparatus, .since, .absent';

/** The article of a page that is not shown, as parts; undefined for a page without one. */
export function articleParts(page: Document): HtmlPart[] | undefined {
  const article = page.querySelector('article.prose');
  if (!article) return undefined;
  for (const each of article.querySelectorAll(BESIDE)) each.remove();
  return partsOf(article);
}

function partsOf(node: Node): HtmlPart[] {
  return Array.from(node.childNodes).flatMap((child): HtmlPart[] => {
    if (child instanceof Text) return [{ text: child.data }];
    if (!(child instanceof Element)) return [];
    return [
      {
        name: child.localName,
        attributes: Array.from(child.attributes, ({ name, value }) => [name, value] as const),
        parts: partsOf(child),
      },
    ];
  });
}
