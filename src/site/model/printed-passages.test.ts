import { describe, expect, it } from 'vitest';
import { numberPrinted } from './printed-passages.ts';

const around = (html: string, number = 1) => `<!--passage:${number}-->${html}<!--/passage:${number}-->`;

describe('what a component prints', () => {
  it.each([
    ['its only element', '<aside class="a">x</aside>', '<aside data-passage="1" class="a">x</aside>'],
    [
      'its only element, whatever scripts and styles stand beside',
      '<style>a{}</style>\n<b>x</b><script src="/a.js"></script>',
      '<style>a{}</style>\n<b data-passage="1">x</b><script src="/a.js"></script>',
    ],
    [
      'something around several',
      '<p>x</p><p>y</p>',
      '<div class="printed" data-passage="1"><p>x</p><p>y</p></div>',
    ],
    ['something around a text', '3', '<div class="printed" data-passage="1">3</div>'],
    ['nothing where it prints nothing', ' ', ' '],
    [
      'the outer and the inner one',
      `<a>${around('<b>x</b>', 2)}</a>`,
      '<a data-passage="1"><b data-passage="2">x</b></a>',
    ],
  ])('gives its number to %s', (_, html, expected) => {
    expect(numberPrinted(`<p>a</p>${around(html)}<p>z</p>`)).toBe(`<p>a</p>${expected}<p>z</p>`);
  });

  it('stays as it is where a component has left out the end of what it holds', () => {
    expect(numberPrinted('<p>a</p><!--passage:1--><b>x</b>')).toBe('<p>a</p><b>x</b>');
  });
});
