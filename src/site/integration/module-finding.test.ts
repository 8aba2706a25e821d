import { expect, test } from 'vitest';
import { ComponentError } from '../model/component-error.ts';
import { moduleFinding } from './module-finding.ts';

const at = (line: number) => ({ file: 'page.mdx', line });
const library = {
  code: async () => ({
    imports: [{ target: './parts/Chart.astro', names: ['default'], place: at(1) }],
    pieces: [
      { source: '<Map at={place}>', place: at(3) },
      { source: '{data.length}', place: at(4) },
      { source: '<Mapping />', place: at(5) },
      { source: '<Diagram />', place: at(6) },
    ],
  }),
  edition: () => ({ variants: [] }),
} as unknown as Parameters<typeof moduleFinding>[0];
const document = { page: { path: 'page.mdx' } } as Parameters<typeof moduleFinding>[1];

const told = async (error: Error) => {
  const { message, place } = await moduleFinding(library, document, error);
  return `${place!.line}: ${message}`;
};

test('what a page throws is told without a stack, at the first code of the page', async () => {
  const error = new Error('The list is empty.\n    at list (list.js:1)');
  expect(await told(error)).toBe('3: This page cannot be shown: The list is empty.');
});

test('what a component throws is no mistake in the braces of the page', async () => {
  const error = (name: string) => new ComponentError(name, new Error('data is not defined'));
  expect(await told(error('Diagram'))).toBe(
    '6: The component "Diagram" cannot be shown: data is not defined.',
  );
  expect(await told(error('Chart'))).toBe('1: The component "Chart" cannot be shown: data is not defined.');
});

test('a name that nothing has is told where it stands', async () => {
  expect(await told(new Error('data is not defined'))).toMatch(/^4: "data" stands between braces/);
  expect(await told(new Error('place is not defined'))).toMatch(/^3: "place"/);
  expect(await told(new Error('Expected component `Mapping` to be defined'))).toMatch(
    /^5: There is no component/,
  );
});
