import { MisuseError } from './limits.ts';
import { kindOf } from './values.ts';

/**
 * Python's `value[start:stop:step]` of a list or a text; what is left out is null. Signs of a text are Unicode's, not
 * JavaScript's halves of them.
 *
 * @throws MisuseError when there is nothing to take a part of, or a bound is no whole number
 */
export function sliceOf(value: unknown, bounds: readonly unknown[]): unknown {
  const isText = typeof value === 'string';
  if (!isText && !Array.isArray(value))
    throw new MisuseError(`Only lists and texts have parts such as [1:3], found ${kindOf(value)}.`);
  const [start, stop, step = 1] = bounds.map((bound) => {
    if (bound === null || bound === undefined) return undefined;
    if (Number.isSafeInteger(bound)) return Number(bound);
    throw new MisuseError(`The bounds of a part are whole numbers, found ${kindOf(bound)}.`, 'Write [1:3].');
  });
  if (step === 0)
    throw new MisuseError('The step of a part cannot be 0.', 'Write [::2] for every second item.');
  const items: unknown[] = isText ? [...value] : value;
  const { length } = items;
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const within = (bound: number | undefined, otherwise: number): number =>
    bound === undefined ? otherwise : Math.min(Math.max(bound < 0 ? bound + length : bound, lowest), highest);
  const first = within(start, step > 0 ? lowest : highest);
  const end = within(stop, step > 0 ? highest : lowest);
  const count = Math.max(0, Math.ceil((end - first) / step));
  const part = Array.from({ length: count }, (_, index) => items[first + index * step]);
  return isText ? part.join('') : part;
}
