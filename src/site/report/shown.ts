/** Control characters, and those that turn the direction of the text around them: a terminal would obey them. */
const UNSHOWN =
  /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * A text as a terminal may show it: characters that it would obey instead (a file's name may hold any) as their numbers,
 * `\x1b`.
 *
 * @param lines whether line breaks stay
 */
export function shown(text: string, { lines = false }: { lines?: boolean } = {}): string {
  return text.replace(UNSHOWN, (character) => {
    if (lines && character === '\n') return character;
    const number = character.codePointAt(0)!.toString(16);
    return number.length > 2 ? `\\u${number.padStart(4, '0')}` : `\\x${number.padStart(2, '0')}`;
  });
}
