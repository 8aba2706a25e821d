import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeBlock } from '../types.ts';
import { createHighlighter } from './highlighter.ts';
import { templateTags, withoutTags } from './templates.ts';

const highlighter = createHighlighter();

/** Highlighted code with its classes in front of what has them: `‹string:"a"›`. */
async function highlight(language: string, code: string): Promise<string> {
  const block: CodeBlock = { code, language, title: undefined, marked: [], firstLine: undefined, line: 0 };
  const [html] = await (await highlighter).highlight([block]);
  return html!
    .replace(/^<pre tabindex="0"><code>|<\/code><\/pre>$/g, '')
    .replace(/<span class="(\w+)">([^<]*)<\/span>/g, '‹$1:$2›')
    .replaceAll('&lt;', '<');
}

describe('tags of templates in code', () => {
  test.each([
    [
      'markdown',
      '{% if is_version > "7.1" %}',
      '‹keyword:{% if ›‹variable:is_version› > ‹string:"7.1" ›‹keyword:%}›',
    ],
    ['markdown', '[a]({{ b }}/c) `{{ d }}`', '[‹string:a›](‹variable:{{ b }}›/c) `‹variable:{{ d }}›`'],
    [
      'markdown',
      '{# why #} {{ a | b(1) }}',
      '‹comment:{# why #} ›‹variable:{{ a› | ‹function:b›(‹number:1›) ‹variable:}}›',
    ],
    ['yaml', 'a: "x{{ b }}"', '‹property:a›: ‹string:"x›‹variable:{{ b }}›‹string:"›'],
    ['json', '{"a": {{ b }}}', '{‹property:"a"›: ‹variable:{{ b }}›}'],
    ['bash', 'curl {{ a }}/b', '‹function:curl ›‹variable:{{ a }}›/b'],
    ['html', '<p>{{ a }}</p>', '<‹tag:p›>‹variable:{{ a }}›</‹tag:p›>'],
    ['njk', '<p>{{ a }}</p>', '<‹tag:p›>‹variable:{{ a }}›</‹tag:p›>'],
    ['', 'Hello {{ a }}', 'Hello ‹variable:{{ a }}›'],
    ['text', 'Hello {{ a }}', 'Hello ‹variable:{{ a }}›'],
    ['no-such-language', 'Hello {{ a }}', 'Hello {{ a }}'],
  ])('have their colours in %s', async (language, code, expected) => {
    expect(await highlight(language, code)).toBe(expected);
  });

  test('are taken for such only inside strings where braces mean something else, and not where a language has its own', async () => {
    expect(await highlight('js', 'f("{{ a }}", {{}})')).toBe(
      '‹function:f›(‹string:"›‹variable:{{ a }}›‹string:"›, {{}})',
    );
    expect(await highlight('c', 'int a[1][1] = {{1}};')).not.toContain('variable');
    expect(await highlight('jsx', '<p style={{ color }} />')).not.toContain('variable:{{');
    expect(await highlight('vue', '<p>{{ a }}</p>')).toBe('<‹tag:p›>{{ a }}</‹tag:p›>');
  });

  test('take nothing along that only begins like one', async () => {
    expect(await highlight('yaml', 'a: "{{"\nb: 1 # }}')).toBe(
      '‹property:a›: ‹string:"{{"›\n‹property:b›: ‹number:1 ›‹comment:# }}›',
    );
  });

  test('are found in one walk, in their order, and change no letter of the code', async () => {
    expect(templateTags('{{ a }}{% b %} {{ c {# d #}')).toEqual([
      { start: 0, end: 7 },
      { start: 7, end: 14 },
      { start: 20, end: 27 },
    ]);
    expect(templateTags('{{ '.repeat(200_000))).toEqual([]);
    const line = fc.stringMatching(/^(\{\{|\}\}|\{%|%\}|[ "'ab|#x{}]){0,12}$/);
    await fc.assert(
      fc.asyncProperty(line, fc.constantFrom('markdown', 'yaml', 'js', ''), async (code, language) => {
        const plain = (await highlight(language, code)).replace(/‹\w+:|›/g, '');
        expect(plain.replaceAll('&amp;', '&')).toBe(code);
        expect(withoutTags(code, templateTags(code))).toHaveLength(code.length);
      }),
      { numRuns: 200 },
    );
  });
});
