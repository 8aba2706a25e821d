import type { StateInline, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { keepPlain } from '../literal-code.ts';
import { setSource } from '../sources/text-sources.ts';
import { type CodeChange, takeChanges } from './code-changes.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Code that is a formula: `#!math a^2`. */
const FORMULA = /^(?:#!|:::)math[ \t]+(?=\S)/;

const CHANGES = new WeakMap<Token, readonly CodeChange[]>();

/** What marks of changes have said of code in a text. */
export function changesOf(token: Token): readonly CodeChange[] {
  return CHANGES.get(token) ?? [];
}

/**
 * Takes the spaces off both ends of code, as Python-Markdown does; code of spaces alone stays as it is. Where the site says so, marks of
 * changes are taken off as well.
 */
export function trimmedCode(original: InlineRule): InlineRule {
  return (state, silent) => {
    const from = state.pos;
    const count = state.tokens.length;
    if (unevenCode(state, silent)) return true;
    if (!original(state, silent)) return false;
    const token = state.tokens.at(-1);
    if (silent || state.tokens.length === count || token?.type !== 'code_inline') return true;
    const content = token.content.trim();
    const { math, changesInCode } = collectorOf(state.env).options;
    if (/\s/.test(state.src[from + token.markup.length]!)) keepPlain(token);
    else if (math !== false && FORMULA.test(content)) {
      const meta = { isDisplay: false, line: collectorOf(state.env).lineAt(state, from) };
      Object.assign(token, { type: 'formula', tag: '', content: content.replace(FORMULA, ''), meta });
      return true;
    }
    const { code, changes, places } =
      changesInCode === true && content.includes('{')
        ? takeChanges(content)
        : { code: content, changes: [], places: [{ length: content.length, at: 0 }] };
    if (code === '' || code === token.content) return true;
    const at = state.src.indexOf(content.split(' ', 1)[0]!, from + token.markup.length);
    token.content = code;
    if (changes.length > 0) CHANGES.set(token, changes);
    setSource(
      token,
      places.map(({ length, at: begin }) => ({ length, from: at + begin, to: at + begin + length })),
    );
    return true;
  };
}

/**
 * Reads code that begins with more backticks than it ends with, where they are the only ones from there on: those that are too many stand
 * in it, as in Python-Markdown.
 */
function unevenCode(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!src.startsWith('``', pos)) return false;
  const begin = endOfRun(src, pos);
  const close = src.indexOf('`', begin);
  if (close === -1 || close >= state.posMax) return false;
  const end = endOfRun(src, close);
  const length = end - close;
  if (length >= begin - pos || src.includes('`', end)) return false;
  if (!silent) {
    const token = state.push('code_inline', 'code', 0);
    token.markup = '`'.repeat(length);
    token.content = src
      .slice(pos + length, close)
      .replace(/\n/g, ' ')
      .trim();
    setSource(token, [
      { length: token.content.length, from: pos + length, to: pos + length + token.content.length },
    ]);
  }
  state.pos = end;
  return true;
}

function endOfRun(src: string, start: number): number {
  let end = start;
  while (src[end] === '`') end++;
  return end;
}
