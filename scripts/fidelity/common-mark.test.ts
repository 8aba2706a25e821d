import { expect, test } from 'vitest';
import { compareBlocks } from './blocks.ts';
import { CommonMark } from './common-mark.ts';

/** Whether each difference of two renderings of a source is as CommonMark has it. */
function agrees(source: string, expected: string, found: string): boolean[] {
  const { differences } = compareBlocks(expected, found);
  const commonMark = new CommonMark(source);
  return differences.map((each) => commonMark.explains(each, differences));
}

const LICENCE = '  1. Terms.\n\n     "You" are a person.\n\n     "We" are not.\n';

test('texts of an item that are code for the reference are as CommonMark has them', () => {
  const expected = '<p>1. Terms.</p><pre><code>"You" are a person.\n\n"We" are not.</code></pre>';
  const found = '<p>1. Terms.</p><ol><li><p>“You” are a person.</p><p>“We” are not.</p></li></ol>';
  expect(agrees(LICENCE, expected, found)).toEqual([true, true]);
});

test('items in an element that HTML has not are those that they are without it', () => {
  const source = '<quiz>\nWhich?\n- [ ] One\n- [x] Two\n</quiz>\n';
  const expected = '<ul><li>[ ] One</li></ul>';
  const found = '<ul><li><input type="checkbox" disabled> One</li></ul>';
  expect(agrees(source, expected, found)).toEqual([true]);
  expect(agrees(source.replaceAll('quiz', 'div'), expected, found)).toEqual([false]);
});

test('code that has become text here is none of them, nor a text that stands in no item', () => {
  expect(agrees('a\n\n    b\n', '<p>a</p><pre><code>b</code></pre>', '<p>a</p><p>b</p>')).toEqual([false]);
  expect(
    agrees('- a\n\n      b\n', '<ul><li>a<pre><code>b</code></pre></li></ul>', '<ul><li>a<p>b</p></li></ul>'),
  ).toEqual([false]);
  expect(agrees('a\n\nb\n', '<p>a</p><p>b</p>', '<p>a</p>')).toEqual([false]);
});

test('a text with a list directly below it is as CommonMark has it, whatever became of the stars', () => {
  const expected = '<p>Either<br><em> a b<br></em> c</p>';
  const found = '<p>Either</p><ul><li>a b</li><li>c</li></ul>';
  expect(agrees('Either\n* a b\n* c\n', expected, found)).toEqual([true, true, true]);
  expect(agrees('Either\n* a b\n* c\n', expected, '<p>Either</p><p>c</p>')).toEqual([false, false]);
});

test('emphasis and links are as CommonMark has them, or are not', () => {
  const explains = (source: string, expected: string, found: string) =>
    compareBlocks(expected, found).differences.map((each) => new CommonMark(source).explainsText(each));
  expect(explains('**a** b*', '<p><strong>a</strong> b</p>', '<p><strong>a</strong> b*</p>')).toEqual([true]);
  expect(explains('**a** b', '<p><strong>a</strong> b</p>', '<p>**a** b</p>')).toEqual([false]);
  expect(explains('a b', '<p>a c</p>', '<p>a b</p>')).toEqual([false]);
  const inTab = (html: string) =>
    `<div class="tabs"><section class="tab"><p class="tab-label">T</p>${html}</section></div>`;
  expect(explains('a', inTab('<p>a</p>'), '<p>a</p>')).toEqual([false]);
  expect(explains('    *a*', '<pre><code>_a_</code></pre>', '<pre><code>*a*</code></pre>')).toEqual([false]);
});
