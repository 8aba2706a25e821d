import { expect, it } from 'vitest';
import { wantsMarkdown } from './wants-markdown.ts';

it.each([
  ['text/markdown', true],
  ['text/markdown, text/html, */*', true],
  ['text/markdown;q=1.0, text/html;q=0.7', true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
  ['text/html, text/markdown;q=0.5', false],
  ['text/html, text/markdown;q=0', false],
  ['*/*', false],
  ['nonsense;;q=,', false],
  [undefined, false],
])('who accepts %s gets Markdown: %s', (accept, expected) => {
  expect(wantsMarkdown({ headers: accept === undefined ? {} : { accept } })).toBe(expected);
});
