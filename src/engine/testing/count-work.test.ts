import { expect, it } from 'vitest';
import { countWork } from './count-work.ts';

function pairs(items: number[], visit: (pair: number) => void): void {
  for (const one of items) for (const other of items) visit(one * other);
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index);

it('counts the same work as the same, and ten times the work as ten times as much', async () => {
  const call = (times: number) => () => numbers(times).forEach((number) => void String(number));
  const once = await countWork(call(10_000));
  expect(await countWork(call(10_000))).toBe(once);
  const tenTimes = await countWork(call(100_000));
  expect(tenTimes / once).toBeGreaterThan(9);
  expect(tenTimes / once).toBeLessThan(11);
});

it('tells work that grows with the square', async () => {
  const some = await countWork(() => pairs(numbers(50), () => undefined));
  expect(await countWork(() => pairs(numbers(500), () => undefined))).toBeGreaterThan(40 * some);
});
