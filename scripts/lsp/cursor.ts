import type { Written } from './written.ts';

/** What is being typed at a place, as far as it is known what belongs there. */
export interface Cursor {
  is: CursorKind;
  /** what stands there already, up to the cursor */
  typed: string;
  /** where that begins */
  start: number;
  /** of an id: what comes before its number sign */
  path?: string;
}

export type CursorKind =
  | 'include'
  | 'product'
  | 'product id'
  | 'version'
  | 'filter'
  | 'tag'
  | 'name'
  | 'link'
  | 'image'
  | 'id'
  | 'key';

/** What is being typed at an offset; undefined where only the writer knows. */
export function cursorAt(written: Written, offset: number, isSite: boolean): Cursor | undefined {
  const { text } = written;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (isSite) return entryOfNavigation(line, offset);
  const frontmatter = endOfFrontmatter(text);
  if (offset <= frontmatter && offset > 3) {
    const when = /^when:\s*/.exec(line);
    if (when) return inExpression(line.slice(when[0].length), offset);
    return /^\w*$/.test(line) ? { is: 'key', typed: line, start: offset - line.length } : undefined;
  }
  const tag = written.tagAt(offset);
  if (!tag) return inMarkdown(line, offset);
  if (tag.kind === 'comment') return undefined;
  const before = text.slice(tag.start + 2, offset).replace(/^[-+]/, '');
  if (tag.kind === 'print') return inExpression(before, offset);
  const name = before.trimStart();
  if (/^\w*$/.test(name)) return { is: 'tag', typed: name, start: offset - name.length };
  if (tag.name === 'include') {
    const path = openQuote(before);
    return path === undefined
      ? undefined
      : { is: 'include', typed: path.typed, start: offset - path.typed.length };
  }
  return inExpression(before, offset);
}

/** The offset behind a page's frontmatter; 0 when it has none. That which is not closed yet ends where the text below it begins. */
export function endOfFrontmatter(text: string): number {
  if (!text.startsWith('---\n')) return 0;
  const end = text.indexOf('\n---', 3);
  if (end >= 0) return end + 1;
  const blank = text.indexOf('\n\n', 3);
  return blank < 0 ? text.length : blank;
}

/** Pages are what a list of site.yml, or the key "page", names. */
function entryOfNavigation(line: string, offset: number): Cursor | undefined {
  const [, typed] = /^\s*(?:-\s+)?(?:page:\s+)?["']?([\w./-]*)$/.exec(line) ?? [];
  if (typed === undefined || line.trimStart() === typed) return undefined;
  return { is: 'link', typed, start: offset - typed.length };
}

function inMarkdown(line: string, offset: number): Cursor | undefined {
  const at = Math.max(...['](', 'href="', 'src="'].map((sign) => endOf(line, sign)));
  if (at < 0) return undefined;
  const typed = line.slice(at).replace(/^</, '');
  if (/[\s)">]/.test(typed) || typed.includes('://')) return undefined;
  const number = typed.indexOf('#');
  if (number >= 0) {
    const id = typed.slice(number + 1);
    return { is: 'id', typed: id, start: offset - id.length, path: typed.slice(0, number) };
  }
  const isImage = line.startsWith('src', at - 5) || isOfImage(line, at);
  return { is: isImage ? 'image' : 'link', typed, start: offset - typed.length };
}

/** Whether the brackets before a target begin with an exclamation mark. */
function isOfImage(line: string, target: number): boolean {
  const bracket = line.lastIndexOf('[', target);
  return bracket > 0 && line[bracket - 1] === '!';
}

function endOf(line: string, sign: string): number {
  const at = line.lastIndexOf(sign);
  return at < 0 ? -1 : at + sign.length;
}

const SUBJECTS: Readonly<Record<string, CursorKind>> = {
  is_version: 'version',
  version: 'version',
  product_name: 'product',
  product: 'product id',
};
/** Between these, a condition asks one thing. */
const BETWEEN = new Set(['and', 'or', 'not', 'if', 'elif', 'else']);

function inExpression(before: string, offset: number): Cursor | undefined {
  const quote = openQuote(before);
  if (quote) {
    const words = quote.head.replace(/"[^"]*"|'[^']*'/g, '').match(/\w+/g) ?? [];
    // "not in" belongs to what it asks of.
    const at = words.findLastIndex((word) => BETWEEN.has(word) && word !== 'not');
    const subject = words.slice(at + 1).find((word) => Object.hasOwn(SUBJECTS, word));
    if (subject === undefined) return undefined;
    return { is: SUBJECTS[subject]!, typed: quote.typed, start: offset - quote.typed.length };
  }
  const typed = lastWord(before);
  const head = before.slice(0, before.length - typed.length).trimEnd();
  if (head.endsWith('.') || /^\d/.test(typed)) return undefined;
  return { is: head.endsWith('|') ? 'filter' : 'name', typed, start: offset - typed.length };
}

/** The letters, digits and underscores at the end of a text. */
function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  return text.slice(start);
}

/** The text in quotation marks that is not closed yet, and what comes before it. */
function openQuote(text: string): { head: string; typed: string } | undefined {
  let quote = '';
  let start = 0;
  for (const [index, character] of [...text].entries()) {
    if (quote === '' && (character === '"' || character === "'")) [quote, start] = [character, index];
    else if (character === quote) quote = '';
  }
  if (quote === '') return undefined;
  const characters = [...text];
  return { head: characters.slice(0, start).join(''), typed: characters.slice(start + 1).join('') };
}
