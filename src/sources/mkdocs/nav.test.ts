import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { NavEntry } from '../../engine/variants/site.ts';
import type { ConfigNode } from './config-node.ts';
import { readNav } from './nav.ts';

const PAGES = [
  'guides/index.md',
  'guides/one.md',
  'guides/two.md',
  'guides/deep/three.md',
  'index.md',
  'about_us.md',
].toSorted();

function nodeOf(value: unknown): ConfigNode {
  const place = { file: 'mkdocs.yml', line: 1 };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(nodeOf), place };
  if (typeof value === 'object' && value !== null)
    return {
      kind: 'map',
      entries: new Map(Object.entries(value).map(([key, each]) => [key, nodeOf(each)])),
      place,
    };
  return { kind: 'value', value, place };
}

/** The navigation of a text of YAML. */
const navOf = (text: string | undefined, folders: Record<string, string> = {}, pages = PAGES) =>
  readNav(text === undefined ? undefined : nodeOf(parse(text)), {
    pages,
    hasFile: (path) => path === 'files/tool.zip',
    folderNav: (folder) => (folders[folder] === undefined ? undefined : nodeOf(parse(folders[folder]))),
  }).entries;

describe('nav', () => {
  it('has pages, titles, groups in groups, links to elsewhere and to files', () => {
    expect(
      navOf(`
- index.md
- About: about_us.md
- ./guides/one.md
- Guides: [guides/index.md, Deep: [{Third: guides/deep/three.md}]]
- Code: https://example.com/code
- https://example.com/more
- Tool: files/tool.zip
`),
    ).toEqual([
      'index.md',
      { title: 'About', page: 'about_us.md' },
      'guides/one.md',
      {
        title: 'Guides',
        children: [
          'guides/index.md',
          { title: 'Deep', children: [{ title: 'Third', page: 'guides/deep/three.md' }] },
        ],
      },
      { title: 'Code', url: 'https://example.com/code' },
      { title: 'https://example.com/more', url: 'https://example.com/more' },
      { title: 'Tool', url: '/files/tool.zip' },
    ]);
  });

  it('keeps a page that is not there, so that it is told', () => {
    expect(navOf('- gone.md\n- Gone: lost.md\n')).toEqual(['gone.md', { title: 'Gone', page: 'lost.md' }]);
  });

  it.each([
    [
      'a folder',
      '- guides/\n',
      [
        {
          title: 'Guides',
          children: [
            'guides/index.md',
            'guides/one.md',
            'guides/two.md',
            { title: 'Deep', children: ['guides/deep/three.md'] },
          ],
        },
      ],
    ],
    [
      'a pattern of files',
      '- All: guides/*.md\n- guides/two.md\n',
      [{ title: 'All', children: ['guides/index.md', 'guides/one.md'] }, 'guides/two.md'],
    ],
    [
      'a pattern of files and folders',
      '- guides/*\n- guides/index.md\n',
      [
        'guides/one.md',
        'guides/two.md',
        { title: 'Deep', children: ['guides/deep/three.md'] },
        'guides/index.md',
      ],
    ],
    [
      'a pattern through folders',
      '- Every: "**/t*.md"\n',
      [{ title: 'Every', children: ['guides/deep/three.md', 'guides/two.md'] }],
    ],
    [
      'what is left',
      '- guides\n- ...\n',
      [expect.objectContaining({ title: 'Guides' }), 'index.md', 'about_us.md'],
    ],
  ])('has %s in the place of their pages, but for those that are named', (_, text, expected) => {
    expect(navOf(text)).toEqual(expected);
  });

  it('is that of the folders where none is said: an index first, pages by name, then the folders', () => {
    expect(navOf(undefined)).toEqual([
      'index.md',
      'about_us.md',
      {
        title: 'Guides',
        children: [
          'guides/index.md',
          'guides/one.md',
          'guides/two.md',
          { title: 'Deep', children: ['guides/deep/three.md'] },
        ],
      },
    ]);
  });

  it('lets folders say their title, order, what is hidden and what comes when', () => {
    const folders = {
      '': 'nav: [index.md, Read: guides, ...]\n',
      guides: 'title: The guides\nnav: [two.md, "...", Deeper: deep]\n',
    };
    expect(navOf(undefined, folders)).toEqual([
      'index.md',
      {
        title: 'Read',
        children: [
          'guides/two.md',
          'guides/index.md',
          'guides/one.md',
          { title: 'Deeper', children: ['guides/deep/three.md'] },
        ],
      },
      'about_us.md',
    ]);
    expect(
      navOf('- guides\n', { guides: 'title: The guides\norder: desc\n', 'guides/deep': 'hide: true\n' }),
    ).toEqual([{ title: 'The guides', children: ['guides/two.md', 'guides/one.md', 'guides/index.md'] }]);
  });
});

const names = fc.constantFrom('a', 'b', 'index', 'README', 'c d');
const paths = fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.md`);

function pagesIn(entries: readonly NavEntry[]): string[] {
  return entries.flatMap((entry) =>
    typeof entry === 'string'
      ? [entry]
      : [...(entry.page ? [entry.page] : []), ...pagesIn(entry.children ?? [])],
  );
}

it('a navigation that nobody says names every page once, and so does one with the rest at its end', () => {
  fc.assert(
    fc.property(fc.uniqueArray(paths, { minLength: 1, maxLength: 12 }), (found) => {
      const pages = found.toSorted();
      expect(pagesIn(navOf(undefined, {}, pages)).toSorted()).toEqual(pages);
      expect(pagesIn(navOf(JSON.stringify([pages[0], '...']), {}, pages)).toSorted()).toEqual(pages);
      expect(pagesIn(navOf('- "*"\n', {}, pages)).toSorted()).toEqual(pages);
    }),
  );
});
