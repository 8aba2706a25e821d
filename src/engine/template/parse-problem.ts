import { foreignExpression } from './foreign/foreign-expression.ts';
import type { RuntimeProblem } from './problem.ts';
import { TagError } from './tag-error.ts';
import type { TemplateTag } from './tags.ts';

/** What Nunjucks' parser says, by the beginning of its message, in words for writers. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^unexpected token: (.*)$/, 'a value was expected, found "$1"'],
  [/^expected symbol, got/, 'a name was expected'],
  [/^invalid boolean/, 'true or false was expected'],
];

/** An error of Nunjucks' parser, or ours; line and column are counted from 1. */
interface ParserError {
  message: string;
  lineno?: number;
  colno?: number;
}

/** What a message about a tag that cannot be read must know of its place. */
interface TagPlaces {
  /** offset of a line and column, both from 0 */
  offset(line: number, column: number): number;
  isInCode(offset: number): boolean;
  /** whether a dollar sign stands right before an offset */
  isAfterDollar(offset: number): boolean;
}

/** What to do with text that only looks like a tag. */
const SHOW_AS_TEXT = 'If it is text to show, put it between {% raw %} and {% endraw %}.';

/**
 * Advice for a tag that is wrong: in a code sample, most likely nothing is wrong with it but that it is read at all.
 *
 * @param advice a full sentence for a tag that is meant as one of ours; may be empty
 */
export function adviceFor(advice: string, isInCode: boolean): string {
  if (!isInCode) return [advice, SHOW_AS_TEXT].filter(Boolean).join(' ');
  const show = 'It stands in code: to show it as it is, put it between {% raw %} and {% endraw %}.';
  return advice === ''
    ? show
    : `${show} If it is meant as a tag: ${advice[0]!.toLowerCase()}${advice.slice(1)}`;
}

/** Characters of a tag that are looked through for mistakes: patterns take their time with a longer one. */
const LONGEST = 1_000;

/**
 * Turns an error of reading a tag into a problem that a writer understands. It stands where the tag begins, or, when that
 * is another line, where reading stopped.
 *
 * @param tag as the writer wrote it
 */
export function describeUnreadable(error: ParserError, tag: TemplateTag, places: TagPlaces): RuntimeProblem {
  // What is quoted is no mistake, and a quote that is left over is; as long as the tag is, of which the beginning tells.
  const bare = tag.source
    .slice(0, LONGEST)
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, (text) => '_'.repeat(text.length))
    .replace(/\s/g, ' ');
  const foreign = tag.kind === 'print' ? foreignExpression(bare, places.isAfterDollar(tag.start)) : undefined;
  const likely = foreign ? undefined : likelyMistake(bare);
  const stopped = likely ? tag.start + likely.index : stopOf(error, tag, places);
  const reason =
    error instanceof RangeError
      ? 'it is nested too deeply'
      : (foreign?.reason ??
        likely?.reason ??
        (error instanceof TagError ? error.reason : translate(error.message)));
  const advice =
    foreign?.advice ?? likely?.hint ?? (error instanceof TagError ? error.hint : undefined) ?? 'Correct it.';
  return {
    rule: 'invalid-tag',
    message: `This tag cannot be read: "${shown(tag.source)}": ${reason}.`,
    hint: adviceFor(advice, places.isInCode(tag.start)),
    offset: tag.source.slice(0, stopped - tag.start).includes('\n') ? stopped : tag.start,
  };
}

/** Where reading stopped, which is behind the tag when something in it is never closed. */
function stopOf({ lineno, colno }: ParserError, tag: TemplateTag, places: TagPlaces): number {
  if (lineno === undefined || colno === undefined) return tag.start;
  const offset = places.offset(lineno - 1, colno - 1);
  return tag.start <= offset && offset < tag.end ? offset : tag.start;
}

function shown(source: string): string {
  const tag = source.replace(/\s+/g, ' ');
  return tag.length > 80 ? `${tag.slice(0, 79)}…` : tag;
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

function likelyMistake(bare: string): { reason: string; hint: string; index: number } | undefined {
  for (const { pattern, reason, hint } of MISTAKES) {
    const found = pattern.exec(bare);
    if (!found) continue;
    const [text] = found;
    return {
      reason,
      hint: typeof hint === 'string' ? hint : hint(text),
      index: found.index + lastWord(text),
    };
  }
  return undefined;
}

/** A pattern may begin with the tag, to see what it is; the mistake stands at its end. */
function lastWord(found: string): number {
  return found.startsWith('{') ? Math.max(0, found.length - 2) : 0;
}

function translate(message: string): string {
  for (const [pattern, words] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return words.replace('$1', match[1] ?? '');
  }
  return 'its syntax is not known here';
}
