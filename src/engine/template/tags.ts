/** A tag of a template as it stands in the text: `{% … %}`, `{{ … }}` or `{# … #}`. */
export interface Tag {
  kind: 'block' | 'print' | 'comment';
  /** offset of its `{` */
  start: number;
  /** offset behind its `}`; the text's length when it is not closed */
  end: number;
  /** what stands between the delimiters, trimmed, without whitespace control */
  body: string;
  /** first word of a block tag: `if`, `include`; empty otherwise */
  name: string;
  closed: boolean;
}

const OPENING = /\{(?:%|\{|#)/g;
const CLOSING = { block: '%}', print: '}}', comment: '#}' } as const;
const RAW = /^(raw|verbatim)$/;

/**
 * Finds every tag of a text, in order. What `{% raw %}` protects is skipped; its own tags are listed. Quoted strings
 * may hold closing delimiters, as Nunjucks reads them.
 */
export function scanTags(text: string): Tag[] {
  const tags: Tag[] = [];
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match; match = OPENING.exec(text)) {
    const tag = readTag(text, match.index);
    tags.push(tag);
    OPENING.lastIndex = tag.end;
    if (tag.kind === 'block' && RAW.test(tag.name)) OPENING.lastIndex = endOfRaw(text, tag);
  }
  return tags;
}

function readTag(text: string, start: number): Tag {
  const opener = text[start + 1];
  const kind = opener === '%' ? 'block' : opener === '{' ? 'print' : 'comment';
  const close =
    kind === 'comment' ? text.indexOf('#}', start + 2) : closeOutsideStrings(text, start + 2, CLOSING[kind]);
  const end = close < 0 ? text.length : close + 2;
  const inner = text.slice(start + 2, close < 0 ? endOfLine(text, start) : close);
  const body = inner.replace(/^-/, '').replace(/-$/, '').trim();
  const name = kind === 'block' ? (/^\w+/.exec(body)?.[0] ?? '') : '';
  return { kind, start, end, body, name, closed: close >= 0 };
}

function closeOutsideStrings(text: string, from: number, delimiter: string): number {
  let quote = '';
  for (let index = from; index < text.length; index++) {
    const character = text[index]!;
    if (quote) {
      if (character === '\\') index++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === delimiter[0] && text[index + 1] === delimiter[1]) return index;
  }
  // An apostrophe that is no quote (`{% if a 's %}`) must not swallow the rest of the page.
  return quote ? text.indexOf(delimiter, from) : -1;
}

function endOfRaw(text: string, tag: Tag): number {
  const closing = new RegExp(`\\{%-?\\s*end${tag.name}\\s*-?%\\}`, 'g');
  closing.lastIndex = tag.end;
  return closing.exec(text)?.index ?? text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
