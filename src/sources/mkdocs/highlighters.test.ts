import { expect, test } from 'vitest';
import { isHighlighter } from './highlighters.ts';

test.each([
  ['assets/js/highlight.min.js', true],
  ['lib/highlightjs/styles/vs.min.css', true],
  ['highlight.pack.js', true],
  ['js/prism.js', true],
  ['js/highlights.js', false],
  ['js/theme.js', false],
  ['css/highlight.svg', false],
])('%s highlights code: %s', (path, expected) => {
  expect(isHighlighter(path)).toBe(expected);
});
