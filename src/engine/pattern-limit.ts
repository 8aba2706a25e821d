/** Stars in the name of one file or folder, and folders between stars: a name of 255 characters takes milliseconds still. */
export const MOST_STARS = 3;
/** Ways through the alternatives of a pattern. */
const MOST_WAYS = 1000;

/**
 * What a pattern of file names has too much of, so that it would take long with names that nearly fit: each star multiplies the ways in
 * which a name may fit, and so do alternatives one behind the other. Undefined for a pattern that takes no time.
 *
 * @param hasAlternatives whether braces and parentheses are signs of the pattern, as they are not in `.gitignore`
 * @returns the rest of a sentence: `more than 3 stars in one name`
 */
export function tooMuchOf(
  pattern: string,
  { hasAlternatives }: { hasAlternatives: boolean },
): string | undefined {
  const plain = pattern.replace(/\\[\s\S]/g, '');
  const names = plain.split('/');
  if (names.some((name) => name !== '**' && name.split('*').length - 1 > MOST_STARS))
    return `more than ${MOST_STARS} stars in one name`;
  if (names.filter((name) => name === '**').length > MOST_STARS)
    return `more than ${MOST_STARS} times two stars`;
  if (!hasAlternatives) return undefined;
  const groups = plain.split(/[{(]/).slice(1);
  const ways = groups.reduce((product, group) => product * group.split(/[,|]|\.\./).length, 1);
  return ways > MOST_WAYS
    ? `more than ${MOST_WAYS.toLocaleString('en')} ways through its alternatives`
    : undefined;
}
