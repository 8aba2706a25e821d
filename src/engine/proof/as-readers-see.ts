/**
 * HTML without what no reader can tell: how much white space stands where some stands, outside of code, and rows of tables whose cells
 * are all empty.
 */
export function asReadersSee(html: string): string {
  return html
    .split(PREFORMATTED)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\s+/g, ' ').replace(EMPTY_ROW, '')))
    .join('');
}

const PREFORMATTED = /(<pre\b[\s\S]*?<\/pre>|<textarea\b[\s\S]*?<\/textarea>)/;
const EMPTY_ROW = /<tr> ?(?:<td(?: [^<>]*)?> ?<\/td> ?)+<\/tr> ?/g;
