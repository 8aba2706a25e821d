import { describe, expect, it } from 'vitest';
import { benchPage } from '../../bench/corpus.ts';
import { parseTemplate } from '../../src/engine/template/template.ts';
import { readSiteFile } from '../../src/engine/variants/site-file.ts';
import { openFiles, renderPage, SITE } from './fixture.ts';

const site = readSiteFile(SITE, 'site.yml', (folder) => folder);
const variants = site.variants.slice(0, 4);
const read = () => ({ rule: 'missing-include', problem: 'There is nothing to include.' }) as const;

/** Parses a text, renders it four times and asks where its last line comes from; returns the milliseconds it took. */
function milliseconds(text: string): number {
  const began = performance.now();
  const template = parseTemplate({ text, path: 'page.md' }, { site, read });
  for (const variant of variants) {
    const { provenance } = template.render(variant);
    provenance.place(provenance.lineCount - 1);
  }
  return performance.now() - began;
}

// Guards against quadratic behaviour, not benchmarks: each allows ten times what it takes on a small machine.
describe('the time that templates take', () => {
  it('a page of 7 kB, parsed once and rendered four times, is done in 3 ms', () => {
    const text = benchPage(3, 100);
    for (let round = 0; round < 10; round++) milliseconds(text);
    const times = Array.from({ length: 50 }, () => milliseconds(text)).toSorted((a, b) => a - b);
    expect(times[25]).toBeLessThan(3);
  });

  const repeat = (text: string, length: number) => text.repeat(Math.floor(length / text.length));

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
  ])('grows with the length of a page, not with its square: %s', (_name, part) => {
    const small = Math.max(20, milliseconds(repeat(part, 50_000)));
    expect(milliseconds(repeat(part, 400_000))).toBeLessThan(8 * 4 * small);
  });

  it('a page of 3.9 MB is rendered in a few seconds', async () => {
    const library = openFiles({
      'page.md': repeat(`${benchPage(3, 100).replace(/\]\([^)]*\)/g, '](#x)')}\n`, 3_900_000),
    });
    const page = library.page('page.md')!;
    const began = performance.now();
    expect(library.editions(page).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(8_000);
  });

  it('a page of 5 MB is refused at once', () => {
    const began = performance.now();
    expect(() => openFiles({ 'page.md': 'x'.repeat(5_000_000) })).toThrow('This file has 5.0 MB');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('a page is read once for all its variants', async () => {
    const library = openFiles({ 'page.md': repeat('a line of text\n', 200_000) });
    await renderPage(library, 'p@7.0.0');
    const began = performance.now();
    for (const id of ['p@7.1.0', 'p@7.2.0', 'p@next', 'cloud']) await renderPage(library, id);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
