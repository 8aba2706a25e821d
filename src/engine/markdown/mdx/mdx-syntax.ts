/** A JSX tag in MDX source. */
export interface JsxTag {
  /** `Card` or `Site.Card`; empty for a fragment */
  name: string;
  kind: 'open' | 'close' | 'self';
  start: number;
  /** position after `>` */
  end: number;
}

const NAME = /<(\/?)\s*(?:([A-Z][\w$]*(?:\.[\w$]+)*|[a-z][\w$]*(?:\.[\w$]+)+)(?=[\s/>])|(?=>))/y;

/** Reads the component tag at `position`: names that begin with a capital or have a dot, and fragments. */
export function readJsxTag(source: string, position: number): JsxTag | undefined {
  NAME.lastIndex = position;
  const match = NAME.exec(source);
  if (!match) return undefined;
  for (let i = NAME.lastIndex; i < source.length; i++) {
    const char = source[i]!;
    if (char === '"' || char === "'") {
      const end = source.indexOf(char, i + 1);
      if (end === -1) return undefined;
      i = end;
    } else if (char === '{') {
      const end = expressionEnd(source, i);
      if (end === -1) return undefined;
      i = end - 1;
    } else if (char === '>') {
      const isSelf = source[i - 1] === '/';
      return {
        name: match[2] ?? '',
        kind: match[1] ? 'close' : isSelf ? 'self' : 'open',
        start: position,
        end: i + 1,
      };
    } else if (char === '<') return undefined;
  }
  return undefined;
}

/** An expression longer than this is taken for text, which keeps a page of open braces linear. */
const MAX_EXPRESSION = 20_000;
const MAX_TEMPLATES = 20;

/** The position after the `}` that ends the expression at `position`, or -1. Strings and comments may hold braces. */
export function expressionEnd(source: string, position: number, nesting = 0): number {
  let depth = 0;
  const pieces = /["'`{}]|\/\*|\/\//g;
  pieces.lastIndex = position;
  for (let match = pieces.exec(source); match; match = pieces.exec(source)) {
    const [piece] = match;
    let end = pieces.lastIndex;
    if (end - position > MAX_EXPRESSION) return -1;
    if (piece === '{') depth++;
    else if (piece === '}') {
      depth--;
      if (depth === 0) return end;
    } else if (piece === '/*') end = after(source, '*/', end);
    else if (piece === '//') end = after(source, '\n', end);
    else end = quoteEnd(source, piece, end, nesting);
    if (end === -1) return -1;
    pieces.lastIndex = end;
  }
  return -1;
}

/** The position after the quote that ends a string or a template. */
function quoteEnd(source: string, quote: string, from: number, nesting: number): number {
  for (let i = from; i < source.length; i++) {
    const char = source[i]!;
    if (char === quote) return i + 1;
    if (char === '\\') i++;
    else if (char === '\n' && quote !== '`') return -1;
    else if (quote === '`' && char === '$' && source[i + 1] === '{') {
      const end = nesting < MAX_TEMPLATES ? expressionEnd(source, i + 1, nesting + 1) : -1;
      if (end === -1) return -1;
      i = end - 1;
    }
  }
  return -1;
}

function after(source: string, marker: string, from: number): number {
  const index = source.indexOf(marker, from);
  return index === -1 ? -1 : index + marker.length;
}

/**
 * The text that an expression prints, where it is written out: `{"a"}`, `{'a'}`, `` {`a`} ``, `{5}`, and nothing for a comment.
 * Undefined when only running it can tell, and for a tag.
 */
export function literalText(source: string): string | undefined {
  if (!source.startsWith('{')) return undefined;
  const inner = source
    .slice(1, -1)
    .replace(/\/\*.*?(?:\*\/|$)/gs, '')
    .trim();
  if (inner === '' || /^\d+(?:\.\d+)?$/.test(inner)) return inner;
  return /^(["'`])([^"'`\\$\n]*)\1$/.exec(inner)?.[2];
}
