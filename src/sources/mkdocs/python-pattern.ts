import { createRequire } from 'node:module';

/** A regular expression of Python, in the sense of its functions `search` and `match`. */
export interface PythonPattern {
  search(text: string): boolean;
  /** whether it fits from the beginning of a text on */
  match(text: string): boolean;
}

/** Characters of a pattern. */
const LONGEST = 1000;

/**
 * Reads a regular expression of Python. It takes time that grows with the text alone, whatever it is: the patterns of a project come from
 * whoever wrote it.
 *
 * @returns undefined where it cannot be read, or has what such a search cannot do: a look at what stands around, or at what was found
 */
export function pythonPattern(source: string): PythonPattern | undefined {
  if (source.length > LONGEST) return undefined;
  // Few projects have such patterns.
  const { RE2JS, RE2JSException } = createRequire(import.meta.url)('re2js') as typeof import('re2js');
  try {
    const pattern = RE2JS.compile(inSyntaxOfRe2(source));
    return {
      search: (text) => pattern.matcher(text).find(),
      match: (text) => pattern.matcher(text).lookingAt(),
    };
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
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
