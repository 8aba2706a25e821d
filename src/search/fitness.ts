import { stem } from './stems.ts';

/** How well another form of a word fits. */
export const FORM = 0.8;
/** How well a word fits that only begins so: from the first letters on to nearly all of them. */
const BEGINNING = 0.2;
const WHOLE_BEGINNING = 0.6;
/** Fewer letters begin too much. */
const SHORTEST_BEGINNING = 2;
const SHORTEST_STEM = 3;
/** Words of Korean have what other languages say with small words at their ends. */
const GOES_ON = /\p{Script=Hangul}$/u;
const NUMBER = /^\p{N}+$/u;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** What words are compared with a word that is looked for. */
export interface Fitting {
  /** whether a word that begins with it fits: it is still being typed */
  isOpen: boolean;
  /** whether other forms of it are none of it */
  isExact: boolean;
}

/** How well a word of a text fits one that is looked for: 1 for itself, 0 for another. */
export function fitness(asked: string, word: string, { isOpen, isExact }: Fitting): number {
  if (word === asked) return 1;
  if (isExact) return 0;
  if (areForms(asked, word)) return FORM;
  if (!beginsMore(asked, isOpen) || !word.startsWith(asked)) return 0;
  return BEGINNING + ((WHOLE_BEGINNING - BEGINNING) * asked.length) / word.length;
}

/** What all words begin with that fit one that is looked for. */
export function sharedBeginning(asked: string, { isExact }: Fitting): string {
  if (isExact || !hasForms(asked)) return asked;
  const root = stem(asked);
  let length = 0;
  while (length < root.length && root[length] === asked[length]) length++;
  // `polici` is the stem of `policy`.
  const common = asked.slice(0, length).replace(/i$/, '');
  return common.length < SHORTEST_BEGINNING ? asked : common;
}

/** Whether nothing fits a word that is looked for but itself. */
export function fitsAlone(asked: string, { isOpen, isExact }: Fitting): boolean {
  return isExact || (!hasForms(asked) && !beginsMore(asked, isOpen));
}

function areForms(one: string, other: string): boolean {
  return hasForms(one) && hasForms(other) && stem(one) === stem(other);
}

function hasForms(word: string): boolean {
  return word.length >= SHORTEST_STEM && LETTERS.test(word);
}

function beginsMore(asked: string, isOpen: boolean): boolean {
  if (GOES_ON.test(asked)) return true;
  return isOpen && asked.length >= SHORTEST_BEGINNING && !NUMBER.test(asked);
}
