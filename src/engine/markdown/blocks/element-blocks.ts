import type { StateBlock, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { escapeText } from '../escape-text.ts';
import { parseInside, pushInline } from './block.ts';
import type { SlashBlock } from './slash-fences.ts';

const ELEMENT = /^([A-Za-z][\w-]*)((?:[.#][\w-]+|\[[\w:.-]+(?:=(?:"[^"\]]*"|'[^'\]]*'|[^"'\]\s]*))?\])*)$/;
const PART =
  /([.#])([\w-]{1,100})|\[([\w:.-]{1,100})(?:=(?:"([^"\]]{0,300})"|'([^'\]]{0,300})'|([^"'\]\s]{0,300})))?\]/g;
/** Elements that hold text and no blocks. */
const SPANS = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em h1 h2 h3 h4 h5 h6 i ins kbd label legend mark p q s samp small span strong ' +
    'sub summary sup time u var'
  ).split(' '),
);
const RAW = new Set(['pre', 'script', 'style', 'textarea']);

/** Gives a token what a selector says of it: `.class#id[key="value"]`. */
export function applyParts(token: Token, parts: string): void {
  for (const [, sign, word, key, double, single, bare] of parts.matchAll(PART)) {
    if (sign === '.') token.attrJoin('class', word!);
    else if (sign === '#') token.attrSet('id', word!);
    else token.attrSet(key!, double ?? single ?? bare ?? '');
  }
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
  const [, tag, parts = ''] = ELEMENT.exec(argument) ?? [];
  if (tag === undefined) {
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
  const open = state.push('element_open', name, 1);
  open.map = [startLine, after];
  open.block = true;
  applyParts(open, parts);
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
