import { describe, expect, test } from 'vitest';
import { render } from '../testing.ts';

const listOf = (depth: number): string[] =>
  Array.from({ length: depth }, (_, level) => `${'    '.repeat(level)}- item ${level}`);

describe('blocks in blocks', () => {
  test('are read as deep as anybody writes', async () => {
    const { html, problems } = await render([...listOf(40), '', 'After.']);
    expect(html).toContain('item 39');
    expect(html).toContain('<p>After.</p>');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([
    ['lists', listOf(200)],
    ['quotations', [`${'> '.repeat(200)}text`]],
    ['notes', Array.from({ length: 200 }, (_, level) => `${'    '.repeat(level)}!!! note`)],
  ])('are an error where %s would lose what is further in', async (_what, lines) => {
    const { problems } = await render([...lines, '', 'After.']);
    expect(problems.filter(({ rule }) => rule === 'too-deep')).toMatchObject([{ severity: 'error' }]);
  });
});
