import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';
import { html } from './testing.ts';

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

test('escaped text is shown to the letter, by our parser and by one of CommonMark, in a heading and in a link', async () => {
  const piece = fc.constantFrom(
    ...'\\ ` * _ [ ] < > { } ~ ^ | & # + = : ( ) ! - / " \' . 1 2 a b $'.split(' '),
    ...[
      '&amp;',
      '&#65;',
      '<b>',
      '==',
      '++ctrl+c++',
      ':tada:',
      '(c)',
      '(tm)',
      '-->',
      '1/2',
      '+/-',
      '=/=',
      'c/o',
      '{#x}',
    ],
    ...[
      '{++x++}',
      '{>>x<<}',
      '[^1]',
      '![x](y)',
      '{: .x }',
      'https://x.example',
      '中文',
      ' ',
      '~~a~~',
      '2nd',
      '<!--',
      '-->',
    ],
  );
  const text = fc
    .array(piece, { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  await fc.assert(
    fc.asyncProperty(text, async (line) => {
      const markdown = `# a ${escapeMarkdown(line)}\n\n- [${escapeMarkdown(line)}](x)`;
      for (const shown of [await html(...markdown.split('\n')), markdownToHtml(markdown).html]) {
        const [heading, list] = parseFragment(shown).childNodes.filter(
          ({ nodeName }) => nodeName !== '#text',
        );
        expect([textOf(heading!), textOf(list!).trim()], markdown).toEqual([`a ${line}`, line]);
      }
    }),
    { numRuns: 1000 },
  );
});
