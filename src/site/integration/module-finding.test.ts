import { expect, test } from 'vitest';
import { ComponentError } from '../model/component-error.ts';
import { moduleFinding } from './module-finding.ts';

const library = {
  placeOf: () => ({ file: 'page.mdx', line: 3 }),
  edition: () => ({ variants: [] }),
} as unknown as Parameters<typeof moduleFinding>[0];
const document = {} as Parameters<typeof moduleFinding>[1];

test('what a page throws is told without a stack', () => {
  const error = new Error('The list is empty.\n    at list (list.js:1)');
  expect(moduleFinding(library, document, error).message).toBe(
    'This page cannot be shown: The list is empty.',
  );
});

test('what a component throws is no mistake in the braces of the page', () => {
  const error = new ComponentError('Chart', new Error('data is not defined'));
  expect(moduleFinding(library, document, error).message).toBe(
    'The component "Chart" cannot be shown: data is not defined.',
  );
});
