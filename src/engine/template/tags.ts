import { escapePattern } from '../escape-pattern.ts';
/** A tag of a template as it stands in the text: `{% … %}`, `{{ … }}` or `{# … #}`. */
export interface TemplateTag {
  kind: 'block' | 'print' | 'comment';
  /** offset of its `{` */
  start: number;
  /** offset behind its `}`; when it is not closed, of the end of its line or of the tag that begins before that */
  end: number;
  /** the whole tag as it stands in the text */
  source: string;
  /** what stands between the delimiters, trimmed, without whitespace control */
  body: string;
  /** first word of a block tag: `if`, `include`, `include-markdown`; empty otherwise */
  name: string;
  closed: boolean;
}

const OPENING = /\{(?:%|\{|#)/g;
const CLOSING = { block: '%}', print: '}}', comment: '#}' } as const;
const RAW = /^(raw|verbatim)$/;
/** Whitespace control. To Jinja, a plus in a block tag keeps the space beside it, which is kept here anyway. */
const CONTROL = {
  block: { start: /^[-+]/, end: /[-+]$/ },
  print: { start: /^-/, end: /-$/ },
  comment: { start: /^-/, end: /-$/ },
} as const;

/**
 * Finds every tag of a text, in order. What `{% raw %}` protects is skipped; its own tags are listed. Quoted strings
 * may hold closing delimiters, as Nunjucks reads them.
 */
export function scanTags(text: string): TemplateTag[] {
  const tags: TemplateTag[] = [];
  const comments = new CommentEnds(text);
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match; match = OPENING.exec(text)) {
    const tag = readTag(text, match.index, comments);
    tags.push(tag);
    OPENING.lastIndex = tag.kind === 'block' && RAW.test(tag.name) ? endOfRaw(text, tag) : tag.end;
  }
  return tags;
}

/** Whether a tag takes the space before or after it away, with a hyphen at that end. */
export function trims({ source, closed }: TemplateTag, side: 'before' | 'after'): boolean {
  return side === 'before' ? source[2] === '-' : closed && source.at(-3) === '-';
}

/** A tag as Nunjucks reads it, which does not know `{%+` and `+%}`; as long as it was. */
export function withoutPlus(source: string): string {
  return source.replace(/^\{%\+/, '{% ').replace(/^(\{%.*)\+%\}$/s, '$1 %}');
}

function readTag(text: string, start: number, comments: CommentEnds): TemplateTag {
  const opener = text[start + 1];
  const kind = opener === '%' ? 'block' : opener === '{' ? 'print' : 'comment';
  const close = kind === 'comment' ? comments.endOf(start) : closeOf(text, start + 2, kind);
  const end = close < 0 ? endOfUnclosed(text, start) : close + 2;
  const inner = text.slice(start + 2, close < 0 ? end : close);
  const body = inner.replace(CONTROL[kind].start, '').replace(CONTROL[kind].end, '').trim();
  // Other systems have tags with hyphens in their names: {% include-markdown %} is no include.
  const name = kind === 'block' ? (/^\w+(?:-[a-z]\w*)*/i.exec(body)?.[0] ?? '') : '';
  return { kind, start, end, source: text.slice(start, end), body, name, closed: close >= 0 };
}

/** Where comments end. Remembers the next end, since a page may hold many `{#id}` that are no comments at all. */
class CommentEnds {
  readonly #text: string;
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of `#}` for a comment that begins at `start`; -1 when there is none, or another begins before it. */
  endOf(start: number): number {
    if (this.#next < start + 2) {
      const found = this.#text.indexOf('#}', start + 2);
      this.#next = found < 0 ? this.#text.length : found;
    }
    // "{#id}" opens a comment by accident; it must not swallow the page up to the end of the next one.
    const other = this.#text.indexOf('{#', start + 2);
    return this.#next === this.#text.length || (other >= 0 && other < this.#next) ? -1 : this.#next;
  }
}

/**
 * The offset of a tag's closing delimiter; -1 when there is none, or when another such tag begins before it. Braces of maps
 * are matched, as in Jinja: `{{ {"a": {"b": 1}} }}`.
 */
function closeOf(text: string, from: number, kind: 'block' | 'print'): number {
  const delimiter = CLOSING[kind];
  let quote = '';
  /** where the quote began, as long as its line lasts */
  let quoteStart = -1;
  let openBraces = 0;
  let index = from;
  for (; index < text.length; index++) {
    const character = text[index]!;
    if (quote) {
      if (character === '\\') index++;
      else if (character === quote) quote = '';
      else if (character === '\n' && quoteStart >= 0) {
        // A quote that is not closed in its line, but seems to be in a tag that is: another tag's quote would end it.
        if (text.slice(quoteStart, index).includes(delimiter)) break;
        quoteStart = -1;
      }
    } else if (character === '"' || character === "'") {
      quote = character;
      quoteStart = index;
    } else if (character === delimiter[0] && text[index + 1] === delimiter[1] && openBraces === 0)
      return index;
    else if (character === '{' && (text[index + 1] === '%' || (kind === 'print' && text[index + 1] === '{')))
      break;
    else if (character === '{') openBraces++;
    else if (character === '}') {
      // A brace too few: "{{ name }" ends here, not at the end of the next tag.
      if (openBraces === 0) break;
      openBraces--;
    }
  }
  // A quote or a brace that is never closed, or an apostrophe that is none, must not swallow the page: the tag ends
  // where it seems to.
  const close = text.slice(from, index).indexOf(delimiter);
  const other = text.slice(from, index).indexOf('{%');
  return close < 0 || (other >= 0 && other < close) ? -1 : from + close;
}

/** Where a tag that is not closed ends: its line does, or another tag begins. */
function endOfUnclosed(text: string, start: number): number {
  OPENING.lastIndex = start + 2;
  // A long line may hold thousands of them: what comes first is looked for first.
  const next = OPENING.exec(text)?.index;
  if (next === undefined) return endOfLine(text, start);
  const newline = text.slice(start, next).indexOf('\n');
  return newline < 0 ? next : start + newline;
}

function endOfRaw(text: string, tag: TemplateTag): number {
  const closing = new RegExp(`\\{%[-+]?\\s*end${escapePattern(tag.name)}\\s*[-+]?%\\}`, 'g');
  closing.lastIndex = tag.end;
  return closing.exec(text)?.index ?? text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
