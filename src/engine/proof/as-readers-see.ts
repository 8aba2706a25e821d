/**
 * HTML without what no reader can tell: how much white space stands where some stands, outside of code; and without what says nothing:
 * rows of tables whose cells are all empty, and items of lists in which nothing stands.
 */
export function asReadersSee(html: string): string {
  let seen = '';
  let at = 0;
  for (let start = html.search(PREFORMATTED); start >= 0; ) {
    const name = html.startsWith('<pre', start) ? 'pre' : 'textarea';
    const found = html.indexOf(`</${name}>`, start);
    const end = found < 0 ? html.length : found;
    seen += withoutLayout(html.slice(at, start)) + html.slice(start, end);
    at = end;
    const next = html.slice(end).search(PREFORMATTED);
    start = next < 0 ? -1 : end + next;
  }
  return seen + withoutLayout(html.slice(at));
}

function withoutLayout(html: string): string {
  return html.replace(/\s+/g, ' ').replace(EMPTY_ROW, '').replace(EMPTY_ITEM, '').replace(EMPTY_LIST, '');
}

const PREFORMATTED = /<(?:pre|textarea)\b/;
const EMPTY_ROW = /<tr> ?(?:<td(?: [^<>]*)?> ?<\/td> ?)+<\/tr> ?/g;
const EMPTY_ITEM = /<li(?: [^<>]*)?> ?<\/li> ?/g;
const EMPTY_LIST = /<[uo]l(?: [^<>]*)?> ?<\/[uo]l> ?/g;
