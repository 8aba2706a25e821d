import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';
import { testOptions } from './testing.ts';

/** A text with one target in it, as it is written, and what it means. */
interface Written {
  text: string;
  written: string;
  target: string;
  /** stands in the text apart from it, on lines of its own */
  definition?: string;
}

let serial = 0;
const name = fc.constantFrom('x', 'page.md', '../ünï', '🎉').map((stem) => `${stem}${serial++}`);

const destination = fc.oneof(
  name.map((it) => ({ written: it, target: it })),
  name.map((it) => ({ written: `<${it} (b>`, target: `${it} (b` })),
  name.map((it) => ({ written: `<${it}\\>>`, target: `${it}>` })),
  name.map((it) => ({ written: `${it}\\_&amp;\\(`, target: `${it}_&(` })),
  name.map((it) => ({ written: `${it}(b)`, target: `${it}(b)` })),
);
const title = fc.constantFrom('', ' "T"', ' \'it "is"\'', ' "say "hi" now"', '  ');

const link = fc.oneof(
  fc
    .tuple(destination, title, fc.constantFrom('a', 'a *b*', '`]` c', 'a [b] c', '![d](e.png)'))
    .map(([it, end, label]) => ({ ...it, text: `[${label}](${it.written}${end})` })),
  name.map((it) => ({ text: `[a](${it} b.md )`, written: `${it} b.md`, target: `${it} b.md` })),
  fc
    .tuple(destination, title)
    .map(([it, end]) => ({ ...it, text: `![a [b](c) d](${it.written}${end}){ .x }` })),
  destination.map((it) => ({ ...it, text: `[![a](${it.written})](e)` })),
  name.map((it) => ({ text: `<https://${it}>`, written: `https://${it}`, target: `https://${it}` })),
  fc.nat().map((it) => ({
    text: `<a${it}@x.example>`,
    written: `a${it}@x.example`,
    target: `mailto:a${it}@x.example`,
  })),
);
const html = fc.oneof(
  name.map((it) => ({ text: `<a href="${it} &amp;">b</a>`, written: `${it} &amp;`, target: `${it} &` })),
  name.map((it) => ({ text: `<a class=href HREF = '${it}'>b</a>`, written: it, target: it })),
  name.map((it) => ({ text: `<img alt="src='a' >" src=${it} />`, written: it, target: it })),
);
const defined = fc
  .tuple(destination, title, fc.constantFrom(' ', '\n', '\n  '), fc.constantFrom('[a]', '![a]', '[a] '))
  .map(([it, end, space, label]) => {
    // Of two with one name, one would count.
    const id = serial++;
    return {
      ...it,
      text: `${label}[b\\] ${id}]`,
      definition: `[B\\]  ${id}]:${space}${it.written}${end}`,
    };
  });
const written: fc.Arbitrary<Written> = fc.oneof(link, html, defined);

/** Words that look like a target and are none. */
const other = fc.constantFrom(
  'word',
  '`[a](x0)`',
  '<!-- [a](b) -->',
  '\\[a](x0)',
  '&amp;',
  '<b>',
  '</b>',
  '*c*',
);
const line = fc
  .tuple(fc.array(other, { maxLength: 2 }), written, fc.array(other, { maxLength: 2 }))
  .map(([before, it, behind]) => ({ ...it, text: [...before, it.text, ...behind].join(' ') }));

const indented = (text: string, by = '    ') => text.replace(/^(?=.)/gm, by);

/** Makes HTML in which only tags mean something of a line. */
const RAW: ((text: string) => string)[] = [
  (text) => `<div>\n  <p>\n<em>${text}</em></p>\n</div>`,
  (text) => `- a\n\n    <svg>\n    ${text}\n    </svg>`,
  (text) => `<pre>\n\n${text}</pre>`,
];

/** Makes a block of a line. */
const AROUND: ((text: string) => string)[] = [
  (text) => text,
  (text) => `Words\n   ${text}\nwords`,
  (text) => `## a ${text} ## { #id }`,
  (text) => `a ${text}\n----`,
  (text) => `- a\n- ${text}\n  b\n\n    c`,
  (text) => `1.  a\n\n    > b ${text}\n    > c`,
  (text) => `> - a\n>\n>     ${text}`,
  (text) => `| a \\| b | ${text.replaceAll('|', '\\|')} |\n|---|---|\n| \`|\` | c |`,
  (text) => `!!! note "${text}"\n    a`,
  (text) => `!!! note\n\n    a\n    ${text}`,
  (text) => `=== "A"\n\n    - ${text}\n\n=== "B"\n\n    c`,
  (text) => `Term\n:   ${text}`,
  (text) => `- a\n\n    <table><tr>\n    <td>a</td><td>b ${text}</td></tr>\n    </table>`,
  (text) => `> <div markdown="1">\n> a\n>   ${text} b</div>`,
  (text) => `<p markdown>a ${text}</p> ${text.startsWith('<') ? '' : 'b'}`,
  (text) => `<center>${text}</center>`,
  (text) => `<x-y a="1 > 0">\n\n${text}\n\n</x-y>`,
  (text) => `Words[^1]\n\n[^1]: a\n    ${text}`,
];
const block = fc
  .tuple(
    fc.oneof(fc.tuple(line, fc.constantFrom(...AROUND)), {
      arbitrary: fc.tuple(html, fc.constantFrom(...RAW)),
      weight: 1,
    }),
    fc.constantFrom('', '> ', '- a\n\n'),
  )
  .map(([[it, around], container]) => {
    const { text, written, target, definition = '' }: Written = it;
    const own = container.startsWith('-')
      ? container + indented(definition)
      : indented(definition, container);
    return { written, target, text: `${around(text)}\n\n${own}` };
  });

describe('the range of a reference', () => {
  it('is what the writer wrote for its target, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const text = blocks.map((each) => each.text).join('\n\n');
        const { links, images } = parseMarkdown(text, testOptions).collector;
        const found = new Map([...links, ...images].map(({ target, range }) => [target, range]));
        for (const { target, written } of blocks) {
          const { from, to } = found.get(target) ?? { from: 0, to: 0 };
          expect(text.slice(from, to), text).toBe(written);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
