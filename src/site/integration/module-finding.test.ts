import { expect, test } from 'vitest';
import { moduleFinding } from './module-finding.ts';

const library = {
  placeOf: () => ({ file: 'page.mdx', line: 3 }),
  edition: () => ({ variants: [] }),
} as unknown as Parameters<typeof moduleFinding>[0];

test('what MDX cannot parse is told without a place in a text that no writer has seen', () => {
  const error = new Error('3:38-3:40: Could not parse expression: Unexpected token\n    at parse (mdx.js:1)');
  expect(moduleFinding(library, {} as Parameters<typeof moduleFinding>[1], error).message).toBe(
    'This page cannot be shown: Could not parse expression: Unexpected token.',
  );
});
