import type { Problems } from './problem.ts';
import { isMap, NO_VERSION } from './values.ts';

/**
 * A value as text, for a tag that prints it or joins it to another; what is no text is a problem at `offset`.
 *
 * @param purpose what the text is for: `to print`
 */
export function textOf(value: unknown, problems: Problems, purpose: string, offset: number): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (value === NO_VERSION) {
    problems.noVersion(purpose, offset);
    return '';
  }
  if (typeof value === 'function' || Array.isArray(value) || isMap(value)) {
    const kind = typeof value === 'function' ? 'a macro' : Array.isArray(value) ? 'a list' : 'a map';
    problems.add(
      'unprintable',
      `This prints ${kind}, not text: ${problems.quote(offset)}.`,
      offset,
      kind === 'a macro' ? 'Call it: {{ name() }}.' : 'Print one of its items, or use the filter "join".',
    );
    return '';
  }
  // What is no number for lack of a version was reported already.
  if (typeof value === 'number' && !Number.isFinite(value) && problems.list.length === 0) {
    problems.add(
      'unprintable',
      `This is no number that could be printed: ${problems.quote(offset)}.`,
      offset,
    );
    return '';
  }
  return String(value);
}
