import type { HtmlPart } from '../../engine/markdown/types.ts';
import type { TextRange } from '../../engine/place.ts';
import type { OpenEdition } from '../open-page.ts';

/** A row of a table or an item of a list in raw HTML. */
export interface HtmlRow {
  name: 'tr' | 'li';
  /** of its first tag, in the text of the edition */
  range: TextRange;
  isFilled: boolean;
}

/** What holds rows and items: it ends those that nobody closed. */
const AROUND = new Set(['table', 'thead', 'tbody', 'tfoot', 'ul', 'ol', 'menu']);
/** What readers see although no text stands in it. */
const SHOWN = new Set('img picture svg video audio iframe object input button hr math canvas'.split(' '));

/** Finds the rows and items of an edition's raw HTML. */
export function htmlRows({ collector, text }: OpenEdition): HtmlRow[] {
  const found: HtmlRow[] = [];
  const open: { name: string; row: HtmlRow | undefined }[] = [];
  const fill = (): void => {
    for (const { row } of open) if (row) row.isFilled = true;
  };
  let at = 0;
  for (const { range, tag } of inOrder(collector.html)) {
    if (open.length > 0 && range.from > at && text.slice(at, range.from).trim() !== '') fill();
    at = Math.max(at, range.to);
    if (!tag) continue;
    const { name } = tag;
    if (SHOWN.has(name)) fill();
    const row = name === 'tr' || name === 'li' ? { name, range, isFilled: false } : undefined;
    if (!row && !AROUND.has(name)) continue;
    if (tag.kind !== 'close') open.push({ name, row: row as HtmlRow | undefined });
    else {
      const index = open.findLastIndex((each) => each.name === name);
      const closed = index < 0 ? undefined : open.splice(index)[0]?.row;
      if (closed) found.push(closed);
    }
  }
  return found;
}

function inOrder(parts: readonly HtmlPart[]): HtmlPart[] {
  return parts.toSorted((a, b) => a.range.from - b.range.from);
}
