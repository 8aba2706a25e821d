import { formatPercent } from './built-ins/text-format.ts';
import { LONGEST_TEXT, MisuseError } from './limits.ts';
import { refuseLongerThan } from './long-texts.ts';
import { kindOf } from './values.ts';
import type { Work } from './work.ts';

const NUMERIC: Record<string, (left: number, right: number) => number> = {
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
  // As in Python, the rest has the sign of what is divided by.
  '%': (left, right) => left - right * Math.floor(left / right),
  '**': (left, right) => left ** right,
};

/**
 * Python's arithmetic of numbers, where true is 1; besides, a text or a list may be repeated, and a text with `%s` be filled.
 *
 * @throws MisuseError when the values cannot be calculated with, EndlessTemplate when a text would be too long
 */
export function calculate(operator: string, left: unknown, right: unknown, work: Work): unknown {
  if (isNumber(left) && isNumber(right)) return NUMERIC[operator]!(Number(left), Number(right));
  if (operator === '%' && typeof left === 'string') return formatPercent(left, right);
  if (operator === '*') {
    const repeated = isNumber(right) ? repeat(left, Number(right), work) : undefined;
    const result = repeated ?? (isNumber(left) ? repeat(right, Number(left), work) : undefined);
    if (result !== undefined) return result;
  }
  const wrong = isNumber(left) ? right : left;
  throw new MisuseError(
    `Only numbers can be calculated with, found ${kindOf(wrong)}.`,
    typeof wrong === 'string' ? 'To make a number of a text, write "text | int".' : 'Write numbers.',
    'impossible-calculation',
  );
}

function isNumber(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function repeat(value: unknown, times: number, work: Work): unknown {
  const count = Math.max(0, Math.trunc(times));
  if (value === '' || (Array.isArray(value) && value.length === 0)) return value;
  if (typeof value === 'string') {
    refuseLongerThan(LONGEST_TEXT, value.length * count);
    return value.repeat(count);
  }
  if (!Array.isArray(value)) return undefined;
  work.steps(value.length * count);
  return Array.from({ length: count }, () => value).flat(1);
}
