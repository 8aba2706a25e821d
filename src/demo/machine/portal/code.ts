import { translated } from '../../words/translated.ts';
import type { Config } from '../config.ts';
import type { Problem } from './problems.ts';

/** Spaces of every kind, hyphens and dashes, and characters that nobody sees. */
const FILLER = /[\s\p{Pd}\p{Cf}]/gu;
/** Enough for any message; whatever is longer is no message with a code. */
const READ = 2000;

/**
 * The code in what somebody typed or pasted: `123 456`, `123-456`, a code with non-breaking or zero-width spaces, or
 * the whole message.
 */
export function cleanCode(input: string, { code: { length, charset } }: Config): string {
  const text = input.slice(0, READ).normalize('NFKC');
  const clean = text.replace(FILLER, '');
  if ([...clean].length <= length) return clean;
  const words = text.replace(/\p{Cf}/gu, '').match(/#?[\p{L}\p{N}]+/gu) ?? [];
  const codes = words.filter((word) => isCode(word.replace('#', ''), length, charset));
  // The last line of a text message marks the code; elsewhere a code rarely looks like a word, and comes first.
  const found =
    codes.find((word) => word.startsWith('#')) ?? codes.find((word) => /\d|\B[A-Z]/.test(word)) ?? codes[0];
  return found ? found.replace('#', '') : clean;
}

/** What is wrong with a clean code, as far as it can be told without asking the server. */
export function codeProblem(code: string, { code: { length, charset } }: Config): Problem | undefined {
  const characters = [...code];
  if (!characters.length) return 'code-empty';
  if (characters.some((character) => !charset.includes(character))) return 'code-characters';
  if (characters.length === length) return undefined;
  return characters.length < length ? 'code-short' : 'code-long';
}

/** Names what codes are made of, for the hint below the field. */
export function codeHint({ code: { length, charset } }: Config): string {
  const isBoth = /^(?=.*\d)(?=.*[a-z])[a-z\d]+$/i.test(charset);
  return translated(
    isBoth ? '{0} letters and digits' : isDigits(charset) ? '{0} digits' : '{0} characters',
    length,
  );
}

/** Says whether codes hold digits only, so that a number pad will do. */
export function isDigits(charset: string): boolean {
  return /^\d+$/.test(charset);
}

function isCode(word: string, length: number, charset: string): boolean {
  return word.length === length && [...word].every((character) => charset.includes(character));
}
