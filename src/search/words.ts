import { addAll } from '../engine/add-all.ts';
import { fold } from './fold.ts';

/** A word of a text, as it is compared. */
export interface Word {
  word: string;
  /** where it stands in the text, as offsets */
  start: number;
  end: number;
  /** which of the words it is, counted from 0 */
  position: number;
  /** how many words it is made of: more than one where it is the whole of a name */
  span: number;
  /** whether it is a part of a longer name: `reset` of `resetLink` */
  isPart: boolean;
}

/** Characters that are words by themselves, since their scripts set no spaces: whatever stands in a row is found. */
const ALONE =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}\\p{Extended_Pictographic}]';
/** Letters and digits in a row; short names of languages such as `C++` have their signs. */
const RUN = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu;
/** What texts consist of that have no other letters than English ones: looking for those alone takes a quarter of the time. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_RUN = /[A-Za-z0-9]+/g;
const ASCII_PLAIN = /^[A-Z]?[a-z]+$/;
const LONGEST_SIGNED = 2;
const SIGNS = /^(?:\+\+|#)(?![\p{L}\p{N}])/u;
/** A run that is one word, as nearly all are. */
const PLAIN = /^\p{Lu}?[\p{Ll}\p{M}]+$/u;
/** The parts of a run: `OAuth2Token` has `O`, `Auth`, `2`, `Token`. Capitals with an s are a plural: `OTPs`. */
const PART = new RegExp(
  `${ALONE}\\p{M}*|\\p{N}+|\\p{Lu}{2,}s(?!\\p{Ll})|\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?(?:(?!${ALONE}|\\p{Lu})[\\p{L}\\p{M}])+|[\\p{L}\\p{M}]`,
  'gu',
);
const LETTERS = /^[^\p{N}]+$/u;
const IS_ALONE = new RegExp(ALONE, 'u');
/** What may stand between the parts of a word that is written in one as well: `e-mail`, `sign_in`, `don’t`. */
const JOINT = /^[-_'’.]$/;
const HYPHEN = /[-'’]/;
/** A joined word of more parts is a path or a sentence. */
const MOST_JOINED = 4;
/** The article and the small words that Arabic writes in one with the next. */
const ARABIC_BEFORE = /^(?:[وبكف]?ال|لل)(?=\p{Script=Arabic}{3})/u;

/**
 * The words of a text. Names are known by their parts (`use_uppercase_in_otp`, `accountRecovery.enable`, `v2.0.1`), which follow one
 * another, and as a whole where somebody may write them so; a whole stands at the places of its first and its last part.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let position = 0;
  /** the parts of the name that goes on, and of how many runs they are */
  let group: Word[] = [];
  let runs = 0;
  let isSpelt = false;
  let end = -1;
  const close = (): void => {
    if (runs > 1 && group.length <= MOST_JOINED) pushWhole(words, group, isSpelt);
    group = [];
    runs = 0;
    isSpelt = false;
  };
  for (const match of text.matchAll(ASCII.test(text) ? ASCII_RUN : RUN)) {
    const start = match.index;
    const joint = text.slice(end, start);
    if (group.length > 0 && !JOINT.test(joint)) close();
    // Words with a hyphen are seldom meant as one.
    else if (group.length > 0) isSpelt ||= HYPHEN.test(joint);
    const run = match[0];
    const parts = partsOf(run, text, start, position);
    position += parts.length;
    addAll(words, parts);
    if (parts.length > 1 && !IS_ALONE.test(run)) pushRuns(words, parts);
    if (IS_ALONE.test(run)) close();
    else {
      addAll(group, parts);
      runs++;
    }
    end = parts.at(-1)!.end;
  }
  close();
  return words;
}

/** How many words a text has, each of a whole name counted. */
export function countWords(text: string): number {
  return wordsOf(text).reduce((count, { position }) => Math.max(count, position + 1), 0);
}

function partsOf(run: string, text: string, start: number, position: number): Word[] {
  const signs = run.length <= LONGEST_SIGNED ? SIGNS.exec(text.slice(start + run.length)) : null;
  if (!signs && (ASCII_PLAIN.test(run) || PLAIN.test(run))) {
    const word = fold(run);
    return [{ word, start, end: start + run.length, position, span: 1, isPart: false }];
  }
  const parts: Word[] = [];
  for (const { 0: part, index } of run.matchAll(PART)) {
    const from = start + index;
    const at = position + parts.length;
    parts.push({
      word: fold(part),
      start: from,
      end: from + part.length,
      position: at,
      span: 1,
      isPart: false,
    });
  }
  const last = parts.at(-1)!;
  if (signs) {
    last.word += signs[0];
    last.end += signs[0].length;
  }
  const isName = parts.length > 1 && !IS_ALONE.test(run);
  for (const part of parts) {
    part.isPart = isName;
    part.word = part.word.replace(ARABIC_BEFORE, '');
  }
  return parts;
}

/** Adds a run of several parts as a whole, and its letters where it has digits: `oauth` of `OAuth2`. */
function pushRuns(words: Word[], parts: readonly Word[]): void {
  pushWhole(words, parts);
  let from = 0;
  for (let index = 0; index <= parts.length; index++) {
    if (index < parts.length && LETTERS.test(parts[index]!.word)) continue;
    if (index - from > 1 && index - from < parts.length) pushWhole(words, parts.slice(from, index));
    from = index + 1;
  }
}

/** Adds the parts of a name written in one, at the places of the first and the last of them. */
function pushWhole(words: Word[], parts: readonly Word[], isPart = false): void {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const whole = {
    word: parts.map(({ word }) => word).join(''),
    start: first.start,
    end: last.end,
    span: parts.length,
    isPart,
  };
  words.push({ ...whole, position: first.position }, { ...whole, position: last.position });
}
