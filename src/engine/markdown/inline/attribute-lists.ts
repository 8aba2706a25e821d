import type { StateCore, StateInline, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { inlinePlaceOf, setInlinePlace } from '../sources/inline-places.ts';

const LIST = /\{(:?) *([^{}\n ][^{}\n]*)\}/y;
const ATTRIBUTE = /([^ =]+) *= *(?:"(.*?)"|'(.*?)'|([^ =]+))|([^ =]+)/g;
const WORD = String.raw`(?:[#.][^\s{}"'=#.][^\s{}"'=]{0,200}|[\w:.-]+ *= *(?:"[^"]*"|'[^']*'|[^ "']+))`;
/** Names of attributes that need no value. */
const BARE = String.raw`(?:(?:data|aria)-[\w-]+|controls|download|hidden|loop|muted|open|reversed)`;
/**
 * Without the colon, only what cannot be anything else is an attribute list: `{ #id .class key=value }`. Behind a space, words are
 * attributes without a value, as in Python-Markdown.
 */
const PLAIN = new RegExp(`^(?:${WORD}|${BARE})(?: +(?:${WORD}|[\\w:-]+))* *$`);
const SPACED = new RegExp(`^(?:${WORD}|[\\w:-]+)(?: +(?:${WORD}|[\\w:-]+))* *$`);

/** A sign of Markdown that a backslash escapes, and whatever one escapes where it escapes everything. */
const ESCAPED = /\\([\\`*_{}[\]()>#+.!-])/g;
const ESCAPED_ANY = /\\(.)/gu;

/** Reads `#id .class key="value"` as pairs of name and value; several classes are several pairs. */
export function parseAttributes(text: string): [name: string, value: string][] {
  const attributes: [string, string][] = [];
  for (const [, key, double, single, bare, word] of text.matchAll(ATTRIBUTE)) {
    if (key !== undefined) attributes.push([attributeName(key), double ?? single ?? bare ?? '']);
    else if (word!.startsWith('.')) attributes.push(['class', word!.slice(1)]);
    else if (word!.startsWith('#')) attributes.push(['id', word!.slice(1)]);
    else attributes.push([attributeName(word!), word!]);
  }
  return attributes;
}

function attributeName(name: string): string {
  return name.replace(/[^\w:.-]/g, '_');
}

/** Writes a list's attributes onto a token: classes add up, others replace. */
export function applyAttributes(token: Token, text: string): void {
  // The token would look through all that it has for each of thousands.
  const attributes = new Map(token.attrs);
  for (const [name, value] of parseAttributes(text)) {
    const known = name === 'class' ? attributes.get(name) : undefined;
    attributes.set(name, known === undefined ? value : `${known} ${value}`);
  }
  if (attributes.size > 0) token.attrs = [...attributes];
}

/** What stands in an attribute list that is all of a line; undefined for another line. */
export function attributesOf(line: string): string | undefined {
  const [, colon, list = ''] = /^\{(:?)([^{}]*)\}[ \t]*$/.exec(line) ?? [];
  return colon === ':' || PLAIN.test(list.trim()) ? list : undefined;
}

/** `{: … }` in a text: kept as a token of its own until it is known what it follows. */
export function attributeList(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
  LIST.lastIndex = state.pos;
  const match = LIST.exec(state.src);
  if (!match || LIST.lastIndex > state.posMax) return false;
  const isSpaced = match[0][1] === ' ';
  // A dot alone is a colon that its writer mistyped.
  const list = withoutCommas(closed(match[2]!)).replace(/^\. {1,9}(?=\S)/, '');
  if (match[1] === '' && !(isSpaced ? SPACED : PLAIN).test(list)) return false;
  if (!silent) {
    const token = state.push('attributes', '', 0);
    token.content = list.replace(collectorOf(state.env).options.escapes ? ESCAPED_ANY : ESCAPED, '$1');
    token.markup = match[0];
  }
  state.pos += match[0].length;
  return true;
}

/** A list whose last quotation mark is closed: writers forget it. */
function closed(list: string): string {
  return list.split('"').length % 2 === 0 ? `${list}"` : list;
}

/** A list without the commas behind values, as other languages have them between attributes; those in quotation marks stay. */
function withoutCommas(list: string): string {
  if (!list.includes(',')) return list;
  let quote = '';
  let hasValue = false;
  let result = '';
  for (let at = 0; at < list.length; at++) {
    const sign = list[at]!;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (hasValue && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === '=') hasValue = true;
    else if (sign === ' ') hasValue &&= list[at - 1] === '=';
    else if (sign === ',' && hasValue && (list[at + 1] ?? ' ') === ' ') continue;
    result += sign;
  }
  return result;
}

/** Gives attribute lists to the link, image, code or emphasis that they follow directly. */
export function attachInline(state: StateInline): void {
  const { tokens } = state;
  const open: Token[] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    if (token.type === 'attributes') {
      if (last) {
        applyAttributes(last, token.content);
        clear(token);
        const [place, list] = [inlinePlaceOf(last), inlinePlaceOf(token)];
        if (place && list) setInlinePlace(last, { ...place, to: list.to });
      }
    } else if (token.nesting === 1) {
      open.push(token);
      last = undefined;
    } else if (token.nesting === -1) last = open.pop();
    else if (token.type === 'image' || token.type === 'code_inline') last = token;
    else if (token.type !== 'text' || token.content !== '') last = undefined;
  }
}

/**
 * Gives the remaining lists to their block: at the end of a heading, a table cell or a defined term, or on a
 * paragraph's last line (to the item or definition itself when its paragraph shows no `<p>`). Any other list was text.
 */
export function attachToBlocks(state: StateCore): void {
  const items: Token[] = [];
  let block: Token | undefined;
  for (const token of state.tokens) {
    if (token.type === 'list_item_open' || token.type === 'dd_open') items.push(token);
    else if (token.type === 'list_item_close' || token.type === 'dd_close') items.pop();
    if (token.nesting === 1) block = token;
    if (token.type !== 'inline') continue;
    const children = token.children ?? [];
    for (let i = 0; i < children.length; i++) {
      const list = children[i]!;
      if (list.type !== 'attributes') continue;
      const target = i === children.length - 1 ? targetOf(block, items.at(-1), children, i) : undefined;
      if (target) {
        applyAttributes(target, list.content);
        clear(list);
        trimEnd(children, i);
      } else {
        list.type = 'text';
        list.content = list.markup;
      }
    }
  }
}

function targetOf(
  block: Token | undefined,
  item: Token | undefined,
  children: readonly Token[],
  index: number,
): Token | undefined {
  const before = children[index - 1];
  if (block === undefined || before === undefined) return undefined;
  if (block.type !== 'paragraph_open') {
    return before.type === 'text' && before.content.endsWith(' ') ? block : undefined;
  }
  if (before.type !== 'softbreak') return undefined;
  return block.hidden && item ? item : block;
}

/** Removes the line break or the space that stood before a list. */
function trimEnd(children: Token[], index: number): void {
  const before = children[index - 1]!;
  if (before.type === 'softbreak') clear(before);
  else before.content = before.content.trimEnd();
}

function clear(token: Token): void {
  token.type = 'text';
  token.content = '';
}
