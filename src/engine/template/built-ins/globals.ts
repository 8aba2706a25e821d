import { LARGEST_COUNT, MisuseError } from '../limits.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { number, optional } from './parameters.ts';

/** Functions that every template may call, by their names. */
export const globals: Readonly<Record<string, BuiltIn>> = {
  /** Python's range: `range(3)`, `range(1, 4)`, `range(10, 0, -5)` */
  range: builtIn(
    { start: number, stop: optional(number), step: optional(number, 1) },
    ({ start: first, stop: second, step }) => {
      const [start, stop] = second === undefined ? [0, first] : [first, second];
      const length = Math.max(0, Math.ceil((stop - start) / step));
      if (Number.isNaN(length) || step === 0)
        throw new MisuseError(
          'A range is made of numbers, and its step is not 0.',
          'Write range(3), range(1, 4) or range(10, 0, -5).',
        );
      if (length > LARGEST_COUNT)
        throw new MisuseError(
          `A range has at most ${LARGEST_COUNT.toLocaleString('en')} items, and this one would have more.`,
        );
      return Array.from({ length }, (_, index) => start + index * step);
    },
  ),
};
