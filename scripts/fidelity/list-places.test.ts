import { describe, expect, test } from 'vitest';
import { listPlaces, nestsAsCommonMark, plainMarkdown } from './list-places.ts';

describe('where blocks of text stand', () => {
  test('is told by the items they belong to, as they are numbered', () => {
    const html =
      '<h2>A<a class="headerlink" href="#a">¶</a></h2><ol start="3"><li>b<ul><li><p>c</p><p><img src="d.png"></p></li></ul></li><li>e</li></ol>';
    expect(Object.fromEntries(listPlaces(html))).toEqual({
      A: [''],
      b: ['ol 3'],
      c: ['ol 3 > ul 1'],
      'd.png': ['ol 3 > ul 1'],
      e: ['ol 4'],
    });
  });

  test('is kept for every time that the same words come', () => {
    expect(listPlaces('<p>a</p><ul><li>a</li></ul>').get('a')).toEqual(['', 'ul 1']);
  });
});

test('the dialect that CommonMark does not know is taken out', () => {
  const source =
    '1. a\n\n    !!! note "B"\n\n        1. c\n\n           !!! tip\n\n               d\n\n    e{: .f } `{g}`\n\nh {i} !!! j';
  expect(plainMarkdown(source)).toBe(
    '1. a\n\n\n\n    1. c\n\n\n\n       d\n\n    e{: .f } `{g}`\n\nh {i} !!! j',
  );
  expect(plainMarkdown('=== "B"\n\n    - a\n\n    ===! "C"\n        - d\n\n=== e')).toBe(
    '\n\n- a\n\n\n- d\n\n=== e',
  );
  expect(plainMarkdown('[a](b){: .c } ![d](e){width=1}\n## f {#g}')).toBe('[a](b) ![d](e)\n## f ');
});

describe('text that the reference puts elsewhere', () => {
  const source = '1. a\n   - b\n2. c\n';
  const reference = '<ol><li>a</li><li>b</li><li>c</li></ol>';

  test('must stand where CommonMark puts it', () => {
    const ours = '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>';
    expect(nestsAsCommonMark(source, reference, ours)).toBe(true);
  });

  test('and may not stand anywhere else, or be missing in CommonMark', () => {
    expect(nestsAsCommonMark(source, reference, '<ol><li>a</li><li><ul><li>b</li></ul></li></ol>')).toBe(
      false,
    );
    expect(nestsAsCommonMark(source, reference, '<p>other words</p>')).toBe(false);
  });

  test('admonitions around it or not', () => {
    const inside = `!!! note\n\n    ${source.replaceAll('\n', '\n    ')}`;
    const ours = (list: string) => `<div class="admonition">${list}</div>`;
    expect(
      nestsAsCommonMark(inside, ours(reference), ours('<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>')),
    ).toBe(true);
  });
});
