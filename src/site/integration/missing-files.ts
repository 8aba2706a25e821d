import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** How many missing files are named. */
const NAMED = 5;

/**
 * Looks whether all that a build was to write lies on the disk. What is missing there would be missing on the site, without a
 * word.
 *
 * @param expected paths relative to the folder, with slashes
 * @param seen the paths of which somebody knows already that they lie there
 * @throws Error that names the first of those that are missing
 */
export function assertWritten(
  folder: string,
  expected: readonly string[],
  seen: Pick<ReadonlyMap<string, unknown>, 'has'>,
): void {
  const isThere = (path: string): boolean =>
    seen.has(path) || lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true;
  const missing = expected.filter((path) => !isThere(path));
  if (missing.length === 0) return;
  const names = missing.slice(0, NAMED).map((path) => `"${path}"`);
  const more = missing.length - names.length;
  const [expectation, written] = [expected.length, expected.length - missing.length].map((number) =>
    number.toLocaleString('en'),
  );
  throw new Error(
    `The build was to write ${expectation} files and wrote ${written}; ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''} ${missing.length === 1 ? 'is' : 'are'} missing. ` +
      'This is a mistake of Variorum or of a package that it uses: please report it with this message.',
  );
}
