import { describe, expect, it } from 'vitest';
import { expandIncludes } from './includes.ts';

const FILES: Record<string, string> = {
  'page.md': 'Before\n\n  {% include "a.md" %} after\nlast',
  'a.md': 'One\nTwo {% include "b.md" %}\n',
  'b.md': 'in b',
};

const expand = (offset = 0) =>
  expandIncludes(FILES['page.md']!, {
    path: 'page.md',
    begins: { line: 1, offset },
    read: (path) => ({ path, text: FILES[path]! }),
  });

describe('the extents of a stretch of expanded text', () => {
  it('are what it says, cut out of its files, but for the indentation that an include gives', () => {
    const { text, map } = expand();
    for (let from = 0; from < text.length; from++)
      for (let to = from + 1; to <= text.length; to++) {
        const cut = map.extents(from, to).map(({ file, start, end }) => FILES[file]!.slice(start, end));
        expect(cut.join('').replace(/\s/g, '')).toBe(text.slice(from, to).replace(/\s/g, ''));
      }
  });

  it('count from where the text begins in its file', () => {
    const { text, map } = expand(100);
    const at = text.indexOf('last');
    expect(map.extents(at, at + 4)).toEqual([
      {
        file: 'page.md',
        start: 100 + FILES['page.md']!.indexOf('last'),
        end: 100 + FILES['page.md']!.length,
      },
    ]);
  });
});
