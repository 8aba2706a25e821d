import type { RuntimeProblem } from './runtime.ts';

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

interface ParserError {
  message: string;
  lineno?: number;
  colno?: number;
}

/** Turns an error of Nunjucks' parser or compiler into a problem that a writer understands. */
export function describeParserError(error: ParserError, tagSource: string, offset: number): RuntimeProblem {
  const tag = tagSource.replace(/\s+/g, ' ');
  const shown = tag.length > 80 ? `${tag.slice(0, 79)}…` : tag;
  const reason = error instanceof RangeError ? 'it is nested too deeply' : translate(error.message);
  return {
    rule: 'invalid-tag',
    message: `This tag cannot be read: "${shown}": ${reason}.`,
    hint: 'Correct it, or put text that shows braces between {% raw %} and {% endraw %}.',
    offset,
  };
}

function translate(message: string): string {
  for (const [pattern, words] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return words.replace('$1', match[1] ?? '');
  }
  return 'its syntax is not that of Nunjucks';
}
