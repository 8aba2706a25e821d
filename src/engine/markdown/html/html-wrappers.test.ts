import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('what goes around blocks', () => {
  test('is HTML, with Markdown between its tags', async () => {
    expect(await html('<center>![x](a.png)</center>')).toBe(
      '<center><img src="a.png" alt="x" width="800" height="400" decoding="async"></center>',
    );
    expect(await html('<center>', '', '- *a*', '', '</center>')).toContain('<li><em>a</em></li>');
  });

  test('leaves raw HTML at the top of the page raw', async () => {
    expect(await html('<my-card>', '', '<div>*a*</div>', '', '</my-card>')).toContain('<div>*a*</div>');
    expect(await html('- b', '', '    <my-card>', '', '    <div>*a*</div>', '', '    </my-card>')).toContain(
      '<div><em>a</em></div>',
    );
  });

  test('may nest deeply', async () => {
    const { html } = await render([...Array(3000).fill('<center>'), 'x', ...Array(3000).fill('</center>')]);
    expect(html).toContain('<center>');
  });
});

describe('a custom element', () => {
  test('on lines of its own holds Markdown', async () => {
    expect(await html('<my-card title="a">', '', '**b**', '', '</my-card>')).toBe(
      '<my-card title="a">\n<p><strong>b</strong></p>\n\n</my-card>',
    );
    expect(await html('<my-card>', '**b**', '</my-card>')).toBe('<my-card>\n<strong>b</strong>\n</my-card>');
  });

  test('with HTML in it, in one line, makes no paragraph', async () => {
    expect(await html('<my-card><p>a</p></my-card>')).toBe('<my-card><p>a</p></my-card>');
    expect(await html('<my-card/>')).toBe('<my-card/>');
  });

  test('beside text is part of the text', async () => {
    expect(await html('<my-widget></my-widget> and **text**')).toBe(
      '<p><my-widget></my-widget> and <strong>text</strong></p>',
    );
    expect(await html('<my-badge>*a*</my-badge>')).toBe('<p><my-badge><em>a</em></my-badge></p>');
  });

  test('that nobody closes is a placeholder, and the text around it Markdown', async () => {
    expect(await html('Replace the', '<client-id> with **your** id.')).toBe(
      '<p>Replace the\n&lt;client-id&gt; with <strong>your</strong> id.</p>',
    );
    expect(await html('<client-id>', 'is **yours**')).toBe(
      '<p>&lt;client-id&gt;\nis <strong>yours</strong></p>',
    );
  });
});

describe('a drawing', () => {
  test('is a paragraph whose content is not read, blank lines included', async () => {
    expect(await html('<svg>', '<style>.a { .b }</style>', '', '<path d="*a*"/>', '</svg>', '', 'x')).toBe(
      '<p>\n<svg>\n<style>.a { .b }</style>\n\n<path d="*a*"/>\n</svg></p>\n<p>x</p>',
    );
  });

  test('with text below it is part of that paragraph', async () => {
    expect(await html('<svg></svg>', '*a*')).toBe('<p><svg></svg>\n<em>a</em></p>');
  });
});

test('Elements that belong into the head or a table begin no block', async () => {
  expect(await html('<link rel="x"> *a*')).toBe('<p><link rel="x"> <em>a</em></p>');
});
