import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';
import { takeMarks } from './code-notes.ts';

const mark = (number: number) =>
  `<a class="note-mark" href="#note-1-${number}" data-note="${number}" aria-label="${number}"></a>`;

describe('code with notes', () => {
  test('has a mark for each, and the list below it stays', async () => {
    const written = await html(
      '```yaml',
      'name: <x> # (1)!',
      'size: 2 # see (2)',
      'other: (1)',
      '```',
      '',
      '1.  a',
      '2.  b',
    );
    expect(written).toContain(`name: &lt;x> ${mark(1)}\nsize: 2 # see ${mark(2)}\nother: (1)</code>`);
    expect(written).toContain(
      '<ol class="notes">\n<li id="note-1-1">a</li>\n<li id="note-1-2">b</li>\n</ol>',
    );
  });

  test('is code without a list below it, and where no comment has a number of the list', async () => {
    expect(await html('```', 'a # (1)', '```', '', 'text')).toContain('a # (1)');
    expect(await html('```', 'f(1) # (3)', '```', '', '1. a')).not.toContain('note');
  });

  test('knows the comments of many languages, and takes them away where the mark says so', () => {
    for (const comment of ['# (1)!', '// (1)!', '/* (1)! */', '<!-- (1)! -->', '-- (1)!', '; (1)!', '% (1)!'])
      expect(takeMarks(`x ${comment}`, 1)).toEqual({ code: 'x ', marks: [{ offset: 2, number: 1 }] });
    expect(takeMarks('# (1) (2)', 2)).toEqual({
      code: '#  ',
      marks: [
        { offset: 2, number: 1 },
        { offset: 3, number: 2 },
      ],
    });
  });
});

describe('a text with notes', () => {
  test('is one with the class, whatever it is', async () => {
    const text = await html('A (1) **b (2)** (3)', '{ .annotate }', '', '1. a', '2. b');
    expect(text).toContain('A <a class="note-mark" href="#note-1-1" data-note="1">(1)</a> <strong>b ');
    expect(text).toContain('</strong> (3)</p>\n<ol class="notes">');
    expect(await html('!!! note annotate "T (1)"', '', '    x', '', '1. a')).toContain(
      'data-note="1">(1)</a></p>',
    );
    const raw = await html('<div class="annotate" markdown>', '', '> A (1)', '', '</div>', '', '1. a');
    expect(raw).toContain('<p>A <a class="note-mark"');
  });

  test('has numbers of its own for each list', async () => {
    const written = await html(
      'A (1)',
      '{ .annotate }',
      '',
      '1. a',
      '',
      'B (1)',
      '{ .annotate }',
      '',
      '1. b',
    );
    expect(written).toMatch(/#note-1-1.*#note-2-1/s);
  });
});

test('inline code may name its language', async () => {
  const highlight = async (blocks: readonly { code: string; language: string }[]) =>
    blocks.map(({ code, language }) => `<pre><code>[${language}]${code}</code></pre>`);
  const { html: written } = await render(['`#!python len(x)` `:::js a` `b`'], { highlight });
  expect(written).toBe(
    '<p><code class="literal">[python]len(x)</code> <code class="literal">[js]a</code> <code>b</code></p>\n',
  );
});

test('marks without a list directly below are told, but where code shows Markdown', async () => {
  const rules = async (...lines: string[]) => (await render(lines)).problems.map(({ rule }) => rule);
  expect(await rules('```yaml', 'a: b # (1)!', '```', '', 'text')).toEqual(['missing-notes']);
  expect(await rules('```yaml', 'a: b # (1)!', '```', '', '1. c')).toEqual([]);
  expect(await rules('````markdown', '```yaml', 'a: b # (1)!', '```', '````')).toEqual([]);
  expect(await rules('```js', 'f(1)!', '// (a)!', '```')).toEqual([]);
});
