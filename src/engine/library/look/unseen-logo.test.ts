import { expect, test } from 'vitest';
import { unseenIn } from './unseen-logo.ts';

const unseen = (parts: string, attributes = '') =>
  unseenIn(`<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${parts}</svg>`);

test.each([
  ['an attribute', '<path fill="#fff" d=""/>', ''],
  ['an attribute of what is around it', '<g><path d=""/></g>', ' fill="white"'],
  ['a style', '<rect style="fill: rgb(255, 255, 255); stroke:none"/>', ''],
  ['a class', '<style>.a,.b{fill:#fefefe}</style><path class="b" d=""/>', ''],
  ['lines alone', '<circle fill="none" stroke="#FFFFFF" r="1"/>', ''],
  [
    'a gradient',
    '<linearGradient id="a"><stop stop-color="#fff"/></linearGradient><path fill="url(#a)"/>',
    '',
  ],
])('a logo that is white by %s is not seen on light paper', (_, parts, attributes) => {
  expect(unseen(parts, attributes)).toBe('light');
});

test.each([
  ['without a colour', '<path d=""/>'],
  ['by name', '<path fill="black" d=""/>'],
  ['in the colour of a text, which it has none of', '<path fill="currentColor" d=""/>'],
])('a logo that is black, %s, is not seen on dark paper', (_, parts) => {
  expect(unseen(parts)).toBe('dark');
});

test.each([
  ['has two of them', '<path fill="#fff" d=""/><path d=""/>'],
  ['has a colour', '<path fill="#fff" d=""/><path fill="#c00" d=""/>'],
  ['is yellow', '<path fill="#ffff66" d=""/>'],
  ['is grey', '<path fill="#888" d=""/>'],
  ['holds a picture', '<path fill="#fff" d=""/><image href="x.png"/>'],
  [
    'knows of themes',
    '<style>@media (prefers-color-scheme: dark){.a{fill:#fff}}</style><path class="a" d=""/>',
  ],
  ['draws nothing', ''],
])('a logo that %s stays as it is', (_, parts) => {
  expect(unseen(parts)).toBeUndefined();
});

test('elements may stand in each other as deep as anybody writes them, and styles behind them', () => {
  expect(unseen(`${'<g>'.repeat(20_000)}<path fill="#fff" d=""/>`)).toBe('light');
  expect(unseen('<path class="a" d=""/><style>.a{fill:#fff}</style>')).toBe('light');
  expect(unseen(`<path fill="#fff" d="${'M0 0'.repeat(30_000)}"/>`)).toBeUndefined();
});

test('what is no SVG stays as it is', () => {
  expect(['', '\u0089PNG\r\n', '<p>x</p>'].map(unseenIn)).toEqual([undefined, undefined, undefined]);
});
