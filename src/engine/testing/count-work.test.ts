import { expect, it } from 'vitest';
import { workCounter } from './count-work.ts';

const countWork = workCounter();

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

it.each<[string, (text: string) => unknown]>([
  ['where a text is looked for', (text) => text.includes('nowhere')],
  ['where lines are counted', (text) => text.slice(0, -1).split('\n').length],
  ['where a pattern is looked for', (text) => /nowhere/.test(text)],
  ['where all matches are looked for', (text) => [...text.matchAll(/n(?=where)/g)]],
  ['where words are replaced', (text) => text.replace(/\bno\b/g, 'yes')],
])('counts what the language walks through: %s', async (_name, look) => {
  const work = (length: number) => countWork(() => look('a text\n'.repeat(length)));
  const ratio = (await work(10_000)) / (await work(1_000));
  expect(ratio).toBeGreaterThan(8);
  expect(ratio).toBeLessThan(12);
});

it('counts no text behind the beginning to which a pattern is bound', async () => {
  const work = (length: number) => {
    const text = 'a text\n'.repeat(length);
    return countWork(() => /^(?:b|c)[|]/.test(text) || /a/y.test(text));
  };
  expect(await work(10_000)).toBe(await work(1_000));
});

it('leaves the language as it was, also where the work fails', async () => {
  const { includes } = String.prototype;
  await expect(
    countWork(() => {
      throw new Error('It failed.');
    }),
  ).rejects.toThrow('It failed.');
  expect(String.prototype.includes).toBe(includes);
});
