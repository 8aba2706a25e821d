import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { expect, it } from 'vitest';
import { styleData } from './style-data.ts';

it('leaves no style attribute, whatever an element is and however it is written', () => {
  expect(styleData('<p style="color: red">a</p>')).toBe('<p data-style="color: red">a</p>');
  expect(styleData("<IMG\nSTYLE = 'width:50%' src=a><br style=x>")).toBe(
    "<IMG\ndata-STYLE = 'width:50%' src=a><br data-style=x>",
  );
  expect(styleData('<svg><path style="fill:red"/></svg>')).toBe('<svg><path data-style="fill:red"/></svg>');
});

it('knows a hundred thousand of them, and elements that are nested or left open as deep', () => {
  const many = '<b style="x">a</b> '.repeat(100_000);
  expect(styleData(many)).toBe(many.replaceAll('style', 'data-style'));
  const open = Array.from({ length: 20_000 }, (_, number) => `<p><b style="x${number}">a`).join('');
  expect(styleData(open)).toBe(open.replaceAll('style', 'data-style'));
  expect(styleData('<div style="x">'.repeat(100_000))).toBe('<div data-style="x">'.repeat(100_000));
});

it('leaves what only looks like one', () => {
  for (const html of [
    '<p>a style="b"</p>',
    '<p title=\' style="b"\'>a</p>',
    '<pre><code>&lt;p style="b"></code></pre>',
    '<!-- <p style="b"> -->',
    '<textarea><p style="b"></textarea>',
  ])
    expect(styleData(html)).toBe(html);
});

it('changes nothing but the names of these attributes, in any tree', () => {
  const text = fc.stringMatching(/^[a-z "'=&;:<>]{0,12}$/);
  const attribute = fc.tuple(fc.constantFrom('style', 'class', 'title', 'data-x'), text);
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      text.map(escaped),
      fc
        .tuple(
          fc.constantFrom('p', 'div', 'span', 'b', 'svg'),
          fc.array(attribute, { maxLength: 3 }),
          fc.array(tie('node'), { maxLength: 3 }),
        )
        .map(([tag, attributes, children]) => {
          const known = new Map(attributes);
          const written = [...known].map(([name, value]) => ` ${name}="${escaped(value)}"`);
          return `<${tag}${written.join('')}>${children.join('')}</${tag}>`;
        }),
    ),
  }));
  fc.assert(
    fc.property(node, (html) => {
      const changed = styleData(html);
      expect(serialize(parseFragment(changed))).toBe(
        serialize(parseFragment(html)).replace(/ style="/g, ' data-style="'),
      );
    }),
    { numRuns: 500 },
  );
});

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
