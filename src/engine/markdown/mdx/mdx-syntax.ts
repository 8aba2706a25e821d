import { lastAtOrBefore } from '../../last-at-or-before.ts';

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
      const end = after(source, char, i + 1);
      if (end === -1) return undefined;
      i = end - 1;
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

/** An expression longer than this is taken for text. */
const MAX_EXPRESSION = 20_000;
const MAX_TEMPLATES = 20;

/**
 * How far a text was read for the end of an expression that is too long, so that the braces in it, which may be too long as well, are
 * not read from their beginning each.
 */
interface Reading {
  source: string;
  /** positions of the braces that are open, the outermost first */
  open: number[];
  /** which of them is asked for */
  first: number;
  /** where to read on; -1 where what is open never ends */
  at: number;
}

let last: Reading = { source: '', open: [], first: 0, at: -1 };

/** The position after the `}` that ends the expression at `position`, or -1. Strings and comments may hold braces. */
export function expressionEnd(source: string, position: number): number {
  const first = lastAtOrBefore(last.open, position, (brace) => brace);
  const isKnown = last.source === source && last.open[first] === position;
  const reading = isKnown ? { ...last, first } : { source, open: [], first: 0, at: position };
  const end = readOn(reading, position, 0);
  if (end === -1 || isKnown) last = reading;
  return end;
}

function readOn(reading: Reading, position: number, nesting: number): number {
  const { source, open } = reading;
  if (reading.at === -1) return -1;
  const pieces = /["'`{}]|\/\*|\/\//g;
  pieces.lastIndex = reading.at;
  for (let match = pieces.exec(source); match; match = pieces.exec(source)) {
    const [piece] = match;
    let end = pieces.lastIndex;
    reading.at = match.index;
    if (end - position > MAX_EXPRESSION) return -1;
    if (piece === '{') open.push(match.index);
    else if (piece === '}') {
      open.pop();
      if (open.length === reading.first) {
        reading.at = end;
        return end;
      }
    } else if (piece === '/*') end = after(source, '*/', end);
    else if (piece === '//') end = after(source, '\n', end);
    else end = quoteEnd(source, piece, end, nesting);
    reading.at = end;
    if (end === -1) return -1;
    pieces.lastIndex = end;
  }
  reading.at = -1;
  return -1;
}

/** The position after the quote that ends a string or a template. */
function quoteEnd(source: string, quote: string, from: number, nesting: number): number {
  const limit = Math.min(source.length, from + MAX_EXPRESSION);
  for (let i = from; i < limit; i++) {
    const char = source[i]!;
    if (char === quote) return i + 1;
    if (char === '\\') i++;
    else if (char === '\n' && quote !== '`') return -1;
    else if (quote === '`' && char === '$' && source[i + 1] === '{') {
      const end =
        nesting < MAX_TEMPLATES ? readOn({ source, open: [], first: 0, at: i + 1 }, i + 1, nesting + 1) : -1;
      if (end === -1) return -1;
      i = end - 1;
    }
  }
  return -1;
}

/** What was found last of each marker: from everywhere between, it is the next one. */
const found = new Map<string, { source: string; from: number; index: number }>();

function after(source: string, marker: string, from: number): number {
  const known = found.get(marker);
  const isNext =
    known?.source === source && from >= known.from && (known.index === -1 || from <= known.index);
  const index = isNext ? known.index : source.indexOf(marker, from);
  found.set(marker, { source, from: isNext ? known.from : from, index });
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
