import type { RuntimeProblem } from './problem.ts';

/** What Nunjucks' parser says, by the beginning of its message, in words for writers. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^unexpected token: (.*)$/, 'a value was expected, found "$1"'],
  [/^expected variable end/, 'its end "}}" was expected'],
  [/^expected block end in (\w+) statement/, 'the end of the {% $1 %} tag, "%}", was expected'],
  [/^parseAggregate: expected comma after expression/, 'a comma or a closing bracket was expected'],
  [/^parseAggregate: expected colon after dict key/, 'a colon was expected after the key of a map'],
  [
    /^parseSignature: expected comma after expression|^expected arguments/,
    'a comma or a closing parenthesis was expected',
  ],
  [/^expected name as lookup value, got (.*)$/, 'a name was expected after the dot, found "$1"'],
  [/^expected expression, got end of file|^unexpected end of file/, 'the text ended too soon'],
  [/^parseFor: variable name expected|^parseFor: expected "in"/, 'a loop reads {% for name in list %}'],
  [/^parseSet: expected =/, '{% set name = value %} was expected'],
  [/^compilePair: Dict keys/, 'keys of maps are text or names'],
  [/^expected symbol, got/, 'a name was expected'],
  [/^invalid boolean/, 'true or false was expected'],
];

/** An error of Nunjucks' parser or compiler; line and column are counted from 1. */
export interface ParserError {
  message: string;
  lineno?: number;
  colno?: number;
}

/**
 * Turns an error of Nunjucks' parser or compiler into a problem that a writer understands.
 *
 * @param tagSource the tag as the writer wrote it
 * @param offset where the tag begins in the expanded text
 */
export function describeParserError(error: ParserError, tagSource: string, offset: number): RuntimeProblem {
  const tag = tagSource.replace(/\s+/g, ' ');
  const shown = tag.length > 80 ? `${tag.slice(0, 79)}…` : tag;
  const likely = likelyMistake(tag);
  const reason =
    error instanceof RangeError ? 'it is nested too deeply' : (likely?.reason ?? translate(error.message));
  return {
    rule: 'invalid-tag',
    message: `This tag cannot be read: "${shown}": ${reason}.`,
    hint: `${likely?.hint ?? 'Correct it.'} If it is text to show, put it between {% raw %} and {% endraw %}.`,
    offset,
  };
}

/** What to do about quotes that a word processor made, wherever they are found. */
export const STRAIGHT_QUOTES = 'Write straight quotes, as in "7.1.0".';

/** Habits from other languages that end in a tag which cannot be read, the likeliest first. */
const MISTAKES: readonly { pattern: RegExp; reason: string; hint: string | ((found: string) => string) }[] = [
  {
    // An apostrophe is none of them: it may stand in a text whose quote is never closed.
    pattern: /[“”„‟«»`]|[‘‚][^’‘]*[’‘]/,
    reason: 'typographic quotes and backticks quote nothing here',
    hint: STRAIGHT_QUOTES,
  },
  {
    pattern: /["']/,
    reason: 'a quote in it is never closed',
    hint: 'Write a second quote at the end of the text.',
  },
  {
    pattern: /^\{%.*\{\{/,
    reason: 'it holds another tag',
    hint: 'Inside {% … %} a variable is written without braces.',
  },
  { pattern: /&&|\|\|/, reason: '"&&" and "||" are no operators here', hint: 'Write "and" and "or".' },
  { pattern: /=!/, reason: '"=!" is no operator here', hint: 'Write "!=".' },
  { pattern: /!(?!=)/, reason: '"!" is no operator here', hint: 'Write "not".' },
  { pattern: /<>/, reason: '"<>" is no operator here', hint: 'Write "!=".' },
  { pattern: /=>|=</, reason: 'this operator is the wrong way round', hint: 'Write ">=" or "<=".' },
  {
    pattern: /^\{%-?\s*(?:el)?(?:se)?if\b.*[^=!<>]=[^=]/,
    reason: 'a single "=" compares nothing',
    hint: 'Write "==".',
  },
  {
    pattern: /\d+\.\d+\.[\w.-]*\w/,
    reason: 'a version stands in it without quotes',
    hint: (version) => `Write "${version}".`,
  },
];

function likelyMistake(tag: string): { reason: string; hint: string } | undefined {
  // What is quoted is no mistake, and a quote that is left over is.
  const bare = tag.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '');
  for (const { pattern, reason, hint } of MISTAKES) {
    const found = pattern.exec(bare)?.[0];
    if (found !== undefined) return { reason, hint: typeof hint === 'string' ? hint : hint(found) };
  }
  return undefined;
}

function translate(message: string): string {
  for (const [pattern, words] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return words.replace('$1', match[1] ?? '');
  }
  return 'its syntax is not that of Nunjucks';
}
