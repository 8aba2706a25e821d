import type { StateBlock, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { escapeText } from '../escape-text.ts';
import { parseInside, pushInline } from './block.ts';
import type { SlashBlock } from './slash-fences.ts';

const NAME = /^[A-Za-z][\w-]*/;
/** A class, an id, or attributes between brackets, in which quotation marks hold any sign. */
const PART = /([.#])([\w-]{1,100})|\[((?:"[^"\n]*"|'[^'\n]*'|[^"'[\]\n])*)\]/y;
const ATTRIBUTE =
  /([\w:.-]{1,100})(?:\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^"'\s]{1,300})))?/g;

/** What a selector says, part by part: `.class#id[key="value"]`; undefined where it is none. */
function partsOf(selector: string): [name: string, value: string][] | undefined {
  const parts: [string, string][] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < selector.length) {
    const [whole, sign, word, attributes = ''] = PART.exec(selector) ?? [];
    if (whole === undefined) return undefined;
    if (sign !== undefined) parts.push([sign === '.' ? 'class' : 'id', word!]);
    for (const [, key, double, single, bare] of attributes.matchAll(ATTRIBUTE))
      parts.push([key!, double ?? single ?? bare ?? '']);
  }
  return parts;
}

/** Elements that hold text and no blocks. */
const SPANS = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em h1 h2 h3 h4 h5 h6 i ins kbd label legend mark p q s samp small span strong ' +
    'sub summary sup time u var'
  ).split(' '),
);
/** Elements that hold nothing. */
const EMPTY = new Set(['br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
const RAW = new Set(['pre', 'script', 'style', 'textarea']);

/** Gives a token what a selector says of it: `.class#id[key="value"]`. */
export function applyParts(token: Token, selector: string): void {
  for (const [name, value] of partsOf(selector.trim()) ?? [])
    if (name === 'class') token.attrJoin(name, value);
    else token.attrSet(name, value);
}

/** Text without the columns that all of its lines are indented by. */
function dedented(text: string): string {
  const lines = text.split('\n');
  const columns = lines.flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  const least = columns.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  return lines
    .map((line) => line.slice(Math.min(least, line.length)))
    .join('\n')
    .trim();
}

/** `/// html | div.class#id[key="value"]`: an element around Markdown. */
export function pushElement(state: StateBlock, block: SlashBlock): Token | undefined {
  const { argument = '', startLine, from, to, after } = block;
  const [tag] = NAME.exec(argument) ?? [];
  const parts = argument.slice(tag?.length ?? 0);
  if (tag === undefined || !partsOf(parts)) {
    collectorOf(state.env).warn(
      'invalid-block-options',
      `"${argument}" names no element, so that the text of this block stands without one.`,
      startLine,
      'Write a name with classes, an id and attributes behind it: /// html | div.card#first[title="Hello"].',
    );
    parseInside(state, from, to, state.blkIndent);
    return undefined;
  }
  const name = tag.toLowerCase();
  const isEmpty = EMPTY.has(name);
  const open = state.push('element_open', name, isEmpty ? 0 : 1);
  open.map = [startLine, after];
  open.block = true;
  applyParts(open, parts);
  if (isEmpty) return open;
  const mode = String(block.options.get('markdown') ?? 'auto');
  const lines = () => state.getLines(from, to, state.blkIndent, false);
  const text = () => lines().trim();
  if (mode === 'raw' || (mode === 'auto' && RAW.has(name))) {
    const html = state.push('html_block', '', 0);
    html.content = RAW.has(name) && name !== 'pre' ? text() : escapeText(dedented(lines()));
    html.map = [from, to];
  } else if (mode === 'span' || mode === 'inline' || (mode === 'auto' && SPANS.has(name))) {
    pushInline(state, text(), state.skipEmptyLines(from), { end: to });
  } else parseInside(state, from, to, state.blkIndent);
  state.push('element_close', name, -1);
  return open;
}
