import { expect, test } from 'vitest';
import { describeVariants } from './print-findings.ts';

test('variants are told in the order of site.yml, whichever was rendered first', () => {
  const all = ['p@1.0', 'p@1.1', 'p@next', 'cloud'];
  expect(describeVariants(['cloud', 'p@next', 'p@1.0'], all)).toBe('p 1.0, next; cloud');
  expect(describeVariants(['cloud', 'p@next', 'p@1.0', 'p@1.1'], all)).toBe('every variant');
  expect(describeVariants(['p@1.1', 'p@1.0'], [])).toBe('p 1.1, 1.0');
});
