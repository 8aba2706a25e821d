import { expect, it } from 'vitest';
import { asReadersSee } from './as-readers-see.ts';

it('does not tell one space from several, but some from none', () => {
  expect(asReadersSee('<p>a  b\n</p>\n\n<p>')).toBe('<p>a b </p> <p>');
  expect(asReadersSee('<p>a b</p>')).not.toBe(asReadersSee('<p>ab</p>'));
});

it('keeps every space of code', () => {
  const code = '<pre class="x">a  b\n\n\nc</pre>';
  expect(asReadersSee(`<p>x  y</p>${code}\n\n`)).toBe(`<p>x y</p>${code} `);
});

it('passes over rows of a table in which nothing stands', () => {
  const row = '<tr>\n<td>a</td>\n<td></td>\n</tr>\n';
  const empty = '<tr>\n<td></td>\n<td style="text-align: right"></td>\n</tr>\n';
  expect(asReadersSee(row + empty + row)).toBe(asReadersSee(row + row));
});

it('passes over items of a list in which nothing stands, and a list of them', () => {
  const item = '<li>a</li>\n';
  expect(asReadersSee(`<ul>\n${item}<li></li>\n${item}</ul>\n<p>`)).toBe(
    asReadersSee(`<ul>\n${item}${item}</ul>\n<p>`),
  );
  expect(asReadersSee('<p>a</p>\n<ol start="3">\n<li> </li>\n</ol>\n<p>')).toBe('<p>a</p> <p>');
  expect(asReadersSee('<li><img src="x"></li>')).toContain('img');
});
