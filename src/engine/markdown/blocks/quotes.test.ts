import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('a quotation', () => {
  test('stays one across the blank lines of a removed condition', async () => {
    expect(await html('> a', '', '', '> c', '', 'd')).toMatchInlineSnapshot(`
      "<blockquote>
      <p>a</p>
      <p>c</p>
      </blockquote>
      <p>d</p>"
    `);
    expect(await html('1. x', '', '    > a', '', '', '    > c', '', '2. y')).toBe(
      await html('1. x', '', '    > a', '    >', '    > c', '', '2. y'),
    );
  });

  test('ends at a blank line where the site keeps quotations apart', async () => {
    const { html: apart } = await render(['> [!NOTE]', '> a', '', '> b', '', '> c'], {
      separateQuotes: true,
    });
    expect(apart).toContain(
      '<p>a</p>\n</div>\n<blockquote>\n<p>b</p>\n</blockquote>\n<blockquote>\n<p>c</p>',
    );
  });

  test('ends where an alert of GitHub begins below it', async () => {
    const notes = await html(
      '> [!NOTE]',
      '> a',
      '',
      '> b',
      '',
      '> [!TIP]',
      '> c',
      '',
      '> d',
      '',
      '>[!WARNING]',
      '> e',
    );
    expect(notes.match(/class="admonition \w+"/g)).toEqual([
      'class="admonition note"',
      'class="admonition tip"',
      'class="admonition warning"',
    ]);
    expect(notes).toContain('<p>a</p>\n<p>b</p>\n</div>');
  });

  test('takes more classes behind bars for those of a note', async () => {
    expect(await html('> [!warning | inline | end] Mind', '> a')).toContain(
      '<div class="admonition warning inline end" role="note">\n<p class="admonition-title">Mind</p>',
    );
    expect(await html('> [!tip | inline]-', '> a')).toMatch(/^<details class="tip inline">/);
  });

  test('keeps its lists in one piece, and their numbering', async () => {
    expect(await html('> 1. a', '', '> 2. b')).toBe(await html('> 1. a', '>', '> 2. b'));
  });

  test('goes on with text without a mark, up to a blank line or another block', async () => {
    expect(await html('> a', 'lazy', '# H')).toMatch(/<p>a\nlazy<\/p>\n<\/blockquote>\n<h1/);
    expect(await html('> a', '>', 'b')).toContain('</blockquote>\n<p>b</p>');
  });

  test.each([
    [['> # H', 'text'], '<h1 id="h">H</h1>\n<p>text</p>'],
    [['> ***', 'text', '> more'], '<hr>\n<p>text\nmore</p>'],
    [['>> # H', '  text'], '<blockquote>\n<h1 id="h">H</h1>\n<p>text</p>\n</blockquote>'],
  ])('goes on without its mark below what is no text: %s', async (lines, inside) => {
    expect(await html(...lines, '', 'after')).toBe(`<blockquote>\n${inside}\n</blockquote>\n<p>after</p>`);
  });

  test('goes on without its mark in code that is not closed yet, and loses nothing of it', async () => {
    expect(await html('> a', '> ```py', 'x = 1', '  y = 2', '```', 'b', '', 'after')).toMatch(
      /<code>x = 1\n {2}y = 2<\/code><\/pre><\/figure>\n<p>b<\/p>\n<\/blockquote>\n<p>after/,
    );
    expect(await html('>> ```py', '\tx = 1', '\t```', '', '- b')).toMatch(
      /<code>x = 1<\/code>.*\n<\/blockquote>\n<\/blockquote>\n<ul>/,
    );
    expect(await html('> ```', '> x', '- y', '', 'z')).toMatch(/<li>y<\/li>\n<\/ul>\n<\/blockquote>\n<p>z/);
  });

  test('nests, holds code, and may have tabs', async () => {
    expect(await html('>\t\tcode')).toContain('<code>  code</code>');
    expect(await html('> ```', '>   x', '> ```')).toContain('<code>  x</code>');
    expect(await html('> > a', '> b', '', '> > c')).toBe(
      '<blockquote>\n<blockquote>\n<p>a\nb</p>\n<p>c</p>\n</blockquote>\n</blockquote>',
    );
  });

  test('in a step ends with the step', async () => {
    expect(await html('1. x', '', '    > a', '', '> b')).toMatch(/<\/ol>\n<blockquote>\n<p>b/);
  });
});

test('a text directly below a mark alone is the text of its quotation', async () => {
  expect(await html('>', ' Boil', 'water.', '', 'Rest.')).toBe(
    '<blockquote>\n<p>Boil\nwater.</p>\n</blockquote>\n<p>Rest.</p>',
  );
  expect(await html('> a', '>', 'b')).toBe('<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>');
  expect(await html('>', '', 'b')).toBe('<blockquote></blockquote>\n<p>b</p>');
});
