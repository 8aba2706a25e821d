import type { StateInline } from 'markdown-it';
import { collectorOf } from '../collector.ts';

/** Characters of a formula in a text. */
const LONGEST = 4000;

/**
 * `$a^2$`, `\(a^2\)`, and `$$…$$` or `\[…\]` within a text, as PyMdown's arithmatex reads them. A dollar sign that could be one of
 * money or of a shell (`$5 to $6`, `$HOME/$USER`) begins nothing.
 */
export function formula(state: StateInline, silent: boolean): boolean {
  const sign = state.src[state.pos];
  if (sign !== '$' && sign !== '\\') return false;
  const collector = collectorOf(state.env);
  if (collector.options.math === false) return false;
  const found = sign === '$' ? dollars(state) : parentheses(state);
  if (!found || found.to > state.posMax) return false;
  if (!silent) {
    const token = state.push('formula', '', 0);
    token.content = found.tex;
    token.meta = { isDisplay: found.isDisplay, line: collector.lineAt(state, state.pos) };
  }
  state.pos = found.to;
  return true;
}

interface Found {
  tex: string;
  to: number;
  isDisplay: boolean;
}

function parentheses({ src, pos }: StateInline): Found | undefined {
  const opening = src.slice(pos, pos + 2);
  if (opening !== '\\(' && opening !== '\\[') return undefined;
  const closing = opening === '\\(' ? '\\)' : '\\]';
  const end = closeFrom(src, pos + 2, closing);
  const tex = end === -1 ? '' : src.slice(pos + 2, end);
  // An escaped bracket around words, and in a link that is shown, is a bracket; spaces within it, a function, and a unit in parentheses are those of a formula.
  const isTex =
    opening === '\\('
      ? /[\\^_={}<>+*/|]|^\s*\w\s*$|^\s.*\s$|^[a-zA-Z]\(|^\(\w{1,3}\)$/s.test(tex)
      : !'(:['.includes(src[end + 2] ?? ' ') && (/^\s.*\s$/s.test(tex) || /(?<!\\)\\[a-zA-Z]{2}/.test(tex));
  if (!isTex) return undefined;
  return { tex: tex.trim(), to: end + 2, isDisplay: opening === '\\[' };
}

function dollars({ src, pos }: StateInline): Found | undefined {
  if (src[pos - 1] === '\\') return undefined;
  if (src[pos + 1] === '$') {
    const end = closeFrom(src, pos + 2, '$$');
    const tex = end === -1 ? '' : src.slice(pos + 2, end).trim();
    return tex === '' || SINGLE_DOLLAR.test(tex) ? undefined : { tex, to: end + 2, isDisplay: true };
  }
  // Behind a dollar sign that begins nothing, only what nobody could take for something else.
  const isSecond = src[pos - 1] === '$';
  const isSpaced = /\s/.test(src[pos + 1] ?? ' ');
  const end = closeFrom(src, pos + 1, '$');
  if (end === -1) return undefined;
  const tex = src.slice(pos + 1, end);
  if (isSpaced)
    return /\\[A-Za-z]{2}/.test(tex) && /[\s.,;:!?)-]/.test(src[end + 1] ?? ' ')
      ? { tex: tex.trim(), to: end + 1, isDisplay: false }
      : undefined;
  // Behind a sum of money may stand another one, but nothing that begins with a command of TeX (`3$\times$3`).
  if (/[\d{$]/.test(src[end + 1] ?? ' ') && !(COMMAND.test(tex) && /\d/.test(src[end + 1]!)))
    return undefined;
  if (tex.endsWith(' ') && /[\\{]/.test(tex) && /[\s.,;:!?)]/.test(src[end + 1] ?? ' '))
    return { tex: tex.trimEnd(), to: end + 1, isDisplay: false };
  if (/\s$/.test(tex)) return undefined;
  const isInWord = /\w/.test(src[pos - 1] ?? ' ') || /\w/.test(src[end + 1] ?? ' ');
  return (isInWord || isSecond) && !TEX.test(tex) && !isLetterInText(src, pos, end)
    ? undefined
    : { tex, to: end + 1, isDisplay: false };
}

/** A command of TeX and nothing else. */
const COMMAND = /^\\[A-Za-z]{2,20}$/;

/** Whether a formula is one letter with a number or a word before it, or the end of an ordinal or a size behind it: `0.1$a$`, `body$b$`, the `$n$th`, `$a$x$b$`. */
function isLetterInText(src: string, pos: number, end: number): boolean {
  if (end !== pos + 2 || !/[A-Za-z]/.test(src[pos + 1]!)) return false;
  const isFree = !/\w/.test(src[end + 1] ?? ' ');
  return isFree
    ? /[\da-z]/.test(src[pos - 1] ?? ' ')
    : /^(?:(?:th|st|nd|rd)\b|x\$)/.test(src.slice(end + 1, end + 4)) && !/\w/.test(src[pos - 1] ?? ' ');
}

/** What only TeX has: commands, braces, and what is raised or lowered by one sign. The formula of water is written `H$_2$O`. */
const TEX = /[\\{}]|(?:^|[A-Za-z\d)])[\^_][A-Za-z\d+-](?![A-Za-z])/;

/** A dollar sign by itself, which ends a formula that another one began. */
const SINGLE_DOLLAR = /(?<![\\$])\$(?!\$)/;

/** Where a formula ends: what is escaped in it ends nothing, and nor does it go on behind a blank line or far away. */
function closeFrom(src: string, from: number, closing: string): number {
  const last = Math.min(src.length, from + LONGEST);
  for (let at = from; at < last; at++) {
    if (src.startsWith(closing, at)) return at > from ? at : -1;
    if (src[at] === '\\') at++;
    else if (src[at] === '`' && closing === '$') return -1;
  }
  return -1;
}
