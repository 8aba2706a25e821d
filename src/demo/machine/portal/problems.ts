import { WORDS } from '../../words/english.ts';
import { inWords, translated } from '../../words/translated.ts';
import type { Config } from '../config.ts';

/** The fields that a message may belong to; others belong to the whole step. */
const FIELDS = ['username', 'password', 'code', 'repeat'] as const;

/** The id of a problem; it begins with the field that it is at, if any. */
export type Problem = keyof typeof WORDS;

/** The field that a problem is at. */
export function problemField(problem: Problem): (typeof FIELDS)[number] | undefined {
  return FIELDS.find((field) => problem.startsWith(`${field}-`));
}

/**
 * What a problem's message says; empty without a problem.
 *
 * @param tries how many were made
 */
export function problemText(
  { problem, tries }: { problem?: Problem; tries: number },
  { code, maxTries }: Config,
): string {
  if (!problem) return '';
  // Other languages know a problem by its id.
  const said = translated(problem, code.length);
  const text = said === problem ? inWords(WORDS, problem, code.length) : said;
  if (problem !== 'code-wrong') return text;
  const left = maxTries - tries;
  return `${text} ${translated(left === 1 ? 'One try is left.' : '{0} tries are left.', left)}`;
}
