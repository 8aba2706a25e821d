import { describe, expect, it } from 'vitest';
import { benchPage } from '../../bench/corpus.ts';
import { renderTemplate } from '../../bench/template.ts';
import { workCounter } from '../../src/engine/testing/count-work.ts';
import { openFiles, renderPage } from './fixture.ts';

const countWork = workCounter();

const repeat = (text: string, length: number) => text.repeat(Math.floor(length / text.length));

describe('the work that templates make', () => {
  it.each([
    ['plain lines', 'a line of text\n'],
    ['pages', benchPage(3, 100)],
    ['conditions', '{% if is_version == "7.1.0" %}\nx\n{% endif %}\n'],
    ['variables', '{{ product_name }} '],
    ['raw blocks', '{% raw %}{{ x }}{% endraw %}\n'],
    ['includes that are missing, in one line', '{% include "gone.md" ignore missing %} '],
    ['ids that are no comments', '{#id} '],
    ['tags that are never closed', '{{ x\n'],
    ['apostrophes', "{{ it's }}\n"],
    ['quotes', '{{ " }}\n'],
    ['nested conditions', '{% if 1 %}x'],
    ['sets', '{% set x = "a\nb" %}\n'],
    ['loops', '{% for x in [1] %}{{ x }}{% endfor %}\n'],
  ])('grows with the length of a page, not with its square: %s', async (_name, part) => {
    const few = await countWork(() => renderTemplate(repeat(part, 10_000)));
    expect(await countWork(() => renderTemplate(repeat(part, 40_000)))).toBeLessThan(4 * 1.5 * few);
  });

  it('is done for a page of 3.9 MB, which would not end if it grew with the square', () => {
    const library = openFiles({
      'page.md': repeat(`${benchPage(3, 100).replace(/\]\([^)]*\)/g, '](#x)')}\n`, 3_900_000),
    });
    expect(library.editions(library.page('page.md')!).length).toBeGreaterThan(0);
  });

  it('is not begun for a page of 5 MB', async () => {
    const refusal = (length: number) => {
      const text = 'x'.repeat(length);
      return countWork(() => {
        expect(() => openFiles({ 'page.md': text })).toThrow('a page may have at most 4 MB');
      });
    };
    expect((await refusal(10_000_000)) / (await refusal(5_000_000))).toBeLessThan(1.1);
  });

  it('is done once for all variants of a page', async () => {
    const library = openFiles({ 'page.md': repeat('a line of text\n', 200_000) });
    const first = await countWork(() => renderPage(library, 'p@7.0.0'));
    const others = await countWork(async () => {
      for (const id of ['p@7.1.0', 'p@7.2.0', 'p@next', 'cloud']) await renderPage(library, id);
    });
    // Each has its own copy of the text.
    expect(others).toBeLessThan(first / 2);
  });
});
