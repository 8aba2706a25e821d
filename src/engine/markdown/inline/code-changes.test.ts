import { describe, expect, test } from 'vitest';
import { render } from '../testing.ts';
import { takeChanges, withChanges } from './code-changes.ts';

const html = async (...lines: string[]) => (await render(lines, { changesInCode: true })).html;

describe('Marks of changes in code', () => {
  test('become elements around what they mark', async () => {
    const written = await html('```py', 'a = "{++b++}c"', '{--old--}{~~x~>y~~}', '```');
    expect(written).toContain('a = "<ins class="critic">b</ins>c"');
    expect(written).toContain(
      '<del class="critic">old</del><del class="critic">x</del><ins class="critic">y</ins>',
    );
  });

  test('count in code within a text, and in HTML', async () => {
    expect(await html('run `a {==b==}` now')).toContain('<code>a <mark class="critic">b</mark></code>');
    expect(await html('<p>new {++branch++} <b>x</b></p>')).toContain(
      'new <ins class="critic">branch</ins> <b>',
    );
  });

  test('do not count in attributes and scripts', async () => {
    expect(await html('<p title="{++a++}">b</p>')).toContain('title="{++a++}"');
    expect(await html('<script>', 'f({++a++})', '</script>')).toContain('f({++a++})');
  });

  test('stay as they are typed where the site says nothing of them', async () => {
    expect((await render(['```', '{++b++}', '```'])).html).toContain('{++b++}');
    expect((await render(['`{++b++}`'])).html).toContain('{++b++}');
  });

  test('leave marks of notes where they stand', async () => {
    const written = await html('```py', '{++a++} # (1)', '{++b++} = 1 # (2)', '```', '', '1. one', '2. two');
    expect(written).toMatch(/<ins class="critic">b<\/ins> = 1 # <a class="note-mark" [^>]*data-note="2"/);
  });

  test('are cut at ends of lines and around elements', () => {
    const { code, changes } = takeChanges('a{++b\nc++}d');
    expect(code).toBe('ab\ncd');
    expect(withChanges('a<i>b\nc</i>d', changes)).toBe(
      'a<i><ins class="critic">b</ins>\n<ins class="critic">c</ins></i>d',
    );
  });
});
