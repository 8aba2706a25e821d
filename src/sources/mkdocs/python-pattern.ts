import { createRequire } from 'node:module';

/** A regular expression of Python, in the sense of its functions `search` and `match`. */
export interface PythonPattern {
  search(text: string): boolean;
  /** whether it fits from the beginning of a text on */
  match(text: string): boolean;
}

/** The compiled parts of a pattern. */
interface Compiled {
  matches(text: string): boolean;
  find(text: string): boolean;
  lookingAt(text: string): boolean;
}

/** Characters of a pattern. */
const LONGEST = 1000;

/**
 * Reads a regular expression of Python. It takes time that grows with the text alone, whatever it is: the patterns of a project come from
 * whoever wrote it.
 *
 * One look ahead is done by hand, where it stands neither in a group nor beside an alternative: `^docker-(?!test).*$`.
 *
 * @returns undefined where it cannot be read, or has what such a search cannot do: other looks at what stands around, or at what was found
 */
export function pythonPattern(source: string): PythonPattern | undefined {
  if (source.length > LONGEST) return undefined;
  // Few projects have such patterns.
  const { RE2JS, RE2JSException } = createRequire(import.meta.url)('re2js') as typeof import('re2js');
  const compile = (part: string): Compiled => {
    const pattern = RE2JS.compile(inSyntaxOfRe2(part));
    return {
      matches: (text) => pattern.matcher(text).matches(),
      find: (text) => pattern.matcher(text).find(),
      lookingAt: (text) => pattern.matcher(text).lookingAt(),
    };
  };
  try {
    const look = lookAhead(source);
    if (look) {
      const [behind, ahead] = [compile(look.behind), compile(look.ahead)];
      const goesOn = (text: string) => ahead.lookingAt(text) === look.isWanted && behind.lookingAt(text);
      const splits = (before: Compiled) => (text: string) =>
        text.length <= LONGEST &&
        Array.from({ length: text.length + 1 }, (_, at) => at).some(
          (at) => before.matches(text.slice(0, at)) && goesOn(text.slice(at)),
        );
      return { search: splits(compile(`(?s:.*)(?:${look.before})`)), match: splits(compile(look.before)) };
    }
    const pattern = compile(source);
    return { search: pattern.find, match: pattern.lookingAt };
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}

/** A pattern with one look ahead between what stands before it and behind it; undefined for any other. */
function lookAhead(
  source: string,
): { before: string; ahead: string; behind: string; isWanted: boolean } | undefined {
  const start = /^(?:\\[\s\S]|[^\\()|[\]])*(?=\(\?[!=])/.exec(source)?.[0].length;
  if (start === undefined) return undefined;
  const end = groupEnd(source, start);
  const behind = source.slice(end + 1);
  // An alternative would belong to the whole, a beginning to the whole text.
  if (end === -1 || /[|^]|\(\?/.test(behind)) return undefined;
  return {
    before: source.slice(0, start),
    ahead: source.slice(start + 3, end),
    behind,
    isWanted: source[start + 2] === '=',
  };
}

/** Where the group ends that begins at a position; -1 where it does not. */
function groupEnd(source: string, start: number): number {
  let depth = 0;
  let isInClass = false;
  for (const { 0: sign, index } of source.slice(start).matchAll(/\\[\s\S]|[[\]()]/g)) {
    if (sign === '[') isInClass = true;
    else if (sign === ']') isInClass = false;
    else if (isInClass) continue;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return start + index;
  }
  return -1;
}

/** What Python's classes hold besides ASCII, and RE2's do not. */
const CLASSES: Readonly<Record<string, string>> = {
  '\\w': '\\p{L}\\p{N}_',
  '\\d': '\\p{Nd}',
};

function inSyntaxOfRe2(source: string): string {
  let isInClass = false;
  return source.replace(/\\[\s\S]|\[|\]/g, (sign) => {
    const letters = CLASSES[sign];
    if (sign === '[') isInClass = true;
    if (sign === ']') isInClass = false;
    if (sign === '\\Z') return '\\z';
    if (letters === undefined) return sign;
    return isInClass ? letters : `[${letters}]`;
  });
}
