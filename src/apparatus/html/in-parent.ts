import { type HtmlPart, isElement, isPhrasing, passageAttribute } from './part.ts';

/** Elements that stand in certain others only, with these. */
const PARENTS: Readonly<Record<string, string>> = {
  li: 'ul',
  tr: 'table',
  td: 'p',
  th: 'p',
  dt: 'dl',
  dd: 'dl',
};

/** Puts items into a list, rows into a table, words into a paragraph, and so on: those that stand together into one. */
export function inParent(parts: readonly HtmlPart[]): HtmlPart[] {
  const result: HtmlPart[] = [];
  /** the list or table that what comes next may go into */
  let open: { name: string; attributes: []; parts: HtmlPart[] } | undefined;
  for (const part of parts) {
    if (!isElement(part) && part.text.trim() === '') continue;
    const name = isElement(part) ? PARENTS[part.name] : undefined;
    if (isPhrasing(part)) {
      if (open?.name !== 'p') {
        open = { name: 'p', attributes: [], parts: [] };
        result.push(open);
      }
      open.parts.push(part);
    } else if (name === undefined || !isElement(part)) {
      open = undefined;
      result.push(part);
    } else if (name === 'p') {
      open = undefined;
      result.push({ name, attributes: passageAttribute(part), parts: part.parts });
    } else {
      if (open?.name !== name) {
        open = { name, attributes: [], parts: [] };
        result.push(open);
      }
      open.parts.push(part);
    }
  }
  return result;
}
