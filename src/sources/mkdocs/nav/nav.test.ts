import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../../engine/finding.ts';
import { FindingsError } from '../../../engine/variants/findings-error.ts';
import type { NavEntry } from '../../../engine/variants/site.ts';
import { writeProject } from '../../testing/write-project.ts';
import type { ConfigNode } from '../config-node.ts';
import { folderNavOf } from './folder-nav.ts';
import { readNav } from './nav.ts';
import type { SectionPages } from './placed-entry.ts';

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

const NO_PLUGINS = folderNavOf({ docsDir: '', plugins: [] }, {});

/** The navigation of a text of YAML. */
const navOf = (text: string | undefined, pages = PAGES, sectionPages?: SectionPages) =>
  readNav(
    text === undefined ? undefined : nodeOf(parse(text)),
    {
      pages,
      hasFile: (path) => ['files/tool.zip', 'files/my tool.zip'].includes(path),
      folderNav: NO_PLUGINS,
      titleOf: (page) => page,
      suffix: '',
      redirected: new Map(),
      isUnlisted: () => false,
    },
    sectionPages,
  ).entries;

/** The navigation of a project with a plugin for it, and files that the plugin reads. */
function navWith(
  plugin: string,
  files: Record<string, string>,
  { options, nav, pages = PAGES }: { options?: unknown; nav?: string; pages?: string[] } = {},
) {
  const docsDir = writeProject(files);
  const plugins = [
    {
      name: plugin,
      options: options === undefined ? undefined : nodeOf(options),
      place: { file: join(docsDir, 'mkdocs.yml'), line: 1 },
    },
  ];
  return readNav(nav === undefined ? undefined : nodeOf(parse(nav)), {
    pages,
    hasFile: () => false,
    folderNav: folderNavOf({ docsDir, plugins }, {}),
    titleOf: (page) => page.split('/').at(-1)!.split('').toReversed().join(''),
    suffix: '',
    redirected: new Map(),
    isUnlisted: () => false,
  }).entries;
}

/** A navigation as lines: titles and pages, indented below their groups. */
function lines(entries: readonly NavEntry[], depth = 0): string[] {
  return entries.flatMap((entry) => {
    const indent = '  '.repeat(depth);
    if (typeof entry === 'string') return [indent + entry];
    const target = entry.page ?? entry.url;
    return [
      `${indent}${entry.title}${target === undefined ? '' : `: ${target}`}`,
      ...lines(entry.children ?? [], depth + 1),
    ];
  });
}

it('takes an empty title for none, and the address of a page for the page', () => {
  expect(
    navOf('- "": about_us.md\n- Guides:\n    - "": guides/index.md\n    - One: guides/one.html#first\n'),
  ).toEqual([
    'about_us.md',
    { title: 'Guides', children: ['guides/index.md', { title: 'One', page: 'guides/one.md' }] },
  ]);
  expect(navOf('- Gone: guides/gone.html\n')).toEqual([{ title: 'Gone', page: 'guides/gone.html' }]);
});

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

  it('has addresses without what stands behind them, and titles alone where nothing can lead to one', () => {
    expect(navOf('- A: https://x.org/a" target="_blank\n- B: //x.org\n- C: "irc://x.org"\n')).toEqual([
      { title: 'A', url: 'https://x.org/a' },
      { title: 'B', url: 'https://x.org' },
      { title: 'C', children: [] },
    ]);
  });

  it('leads to files whose names have spaces', () => {
    expect(navOf('- A: files/my tool.zip\n')).toEqual([{ title: 'A', url: '/files/my%20tool.zip' }]);
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

  it('has a pattern with alternatives, and leaves what is left to the last, wherever that stands', () => {
    expect(lines(navOf('- "*"\n- Named: "{index,about*}.md"\n- ... | flat | guides/t*\n'))).toEqual([
      'Guides',
      '  guides/index.md',
      '  guides/one.md',
      '  Deep',
      '    guides/deep/three.md',
      'Named',
      '  index.md',
      '  about_us.md',
      'guides/two.md',
    ]);
  });

  it('leads to pages of which it names a part, or asks something', () => {
    expect(lines(navOf('- One: guides/one.md#part\n- Two: guides/two.md?x=1#y\n', PAGES))).toEqual([
      'One: guides/one.md',
      'Two: guides/two.md',
    ]);
  });

  it.each<[string, Partial<SectionPages>, string]>([
    ['no page', {}, 'Guides\n  guides/index.md\n  Deep\n    guides/deep/three.md\n    guides/one.md'],
    [
      'their index',
      { indexes: true },
      'Guides: guides/index.md\n  Deep\n    guides/deep/three.md\n    guides/one.md',
    ],
    [
      'their first page',
      { untitled: true },
      'Guides: guides/index.md\n  Deep: guides/deep/three.md\n    guides/one.md',
    ],
  ])('has groups with %s as theirs, as the project says', (_, pages, expected) => {
    const nav = '- Guides: [guides/index.md, Deep: [guides/deep/three.md, guides/one.md]]\n';
    expect(lines(navOf(nav, PAGES, { indexes: false, untitled: false, ...pages })).join('\n')).toBe(expected);
  });
});

describe('folders that say their navigation', () => {
  it('have .pages: entries, titles, what is left, what is hidden', () => {
    expect(
      lines(
        navWith('awesome-pages', {
          '.pages': 'nav: [index.md, Read: guides, Code: "https://x.org", ...]\n',
          'guides/.pages': 'title: The guides\nnav: [two.md, "...", Deeper: deep]\n',
        }),
      ),
    ).toEqual([
      'index.md',
      'The guides',
      '  guides/two.md',
      '  guides/index.md',
      '  guides/one.md',
      '  Deeper',
      '    guides/deep/three.md',
      'Code: https://x.org',
      'about_us.md',
    ]);
    expect(
      lines(
        navWith(
          'awesome-pages',
          { 'guides/.pages': 'order: desc\n', 'guides/deep/.pages': 'hide: true\n' },
          { nav: '- Own: about_us.md\n- ...\n' },
        ),
      ),
    ).toEqual([
      'Own: about_us.md',
      'index.md',
      'Guides',
      '  guides/two.md',
      '  guides/one.md',
      '  guides/index.md',
    ]);
  });

  it('have .pages: an arrangement, and folders that their only page takes the place of', () => {
    expect(
      lines(
        navWith(
          'awesome-pages',
          { 'guides/.index': 'arrange: [two.md]\n', '.index': 'nav: [guides]\n' },
          { options: { filename: '.index', collapse_single_pages: true } },
        ),
      ),
    ).toEqual([
      'Guides',
      '  guides/two.md',
      '  guides/index.md',
      '  guides/one.md',
      '  guides/deep/three.md',
    ]);
  });

  it('have .nav.yml: an order that folders inherit, patterns, and what is ignored', () => {
    const pages = ['a10.md', 'a2.md', 'index.md', 'x/b.md', 'x/c.hidden.md', 'x/index.md', 'y/only.md'];
    expect(
      lines(
        navWith(
          'awesome-nav',
          {
            '.nav.yml':
              'ignore: "*.hidden.md"\nsort: { direction: desc, sections: first }\nflatten_single_child_sections: true\n',
            'x/.nav.yml': 'title: The X\n',
          },
          { pages },
        ),
      ),
    ).toEqual(['y/only.md', 'The X', '  x/index.md', '  x/b.md', 'index.md', 'a10.md', 'a2.md']);
    expect(
      lines(
        navWith(
          'awesome-nav',
          {
            '.nav.yml':
              'append_unmatched: true\nnav:\n- glob: "a*"\n  sort: { type: alphabetical }\n- Why: x\n',
            'x/.nav.yml': 'nav: [b.md]\n',
            'y/.nav.yml': 'hide: true\n',
          },
          { pages },
        ),
      ),
    ).toEqual(['a10.md', 'a2.md', 'Why', '  x/b.md', '  x/index.md', '  x/c.hidden.md', 'index.md']);
  });

  it('are in the order of titles where they say so', () => {
    expect(
      lines(
        navWith('awesome-nav', {
          'guides/.nav.yml': 'sort: { by: title }\nnav: ["*.md"]\n',
          '.nav.yml': 'nav: [guides]\n',
        }),
      ),
    ).toEqual(['Guides', '  guides/index.md', '  guides/one.md', '  guides/two.md']);
  });

  it('list their navigation as links in SUMMARY.md', () => {
    expect(
      lines(
        navWith('literate-nav', {
          'SUMMARY.md':
            '# Summary\n\n* not this\n\n<!--nav-->\n\n* [Home](index.md)\n* Group\n    * [One & two](guides/one.md)\n        - [Third](guides/deep/three.md)\n    * [Elsewhere](https://x.org/a?b)\n* [Guides](guides/)\n* *.md\n\n* no more\n',
          'guides/SUMMARY.md': '- [Second](two.md)\n- *\n',
        }),
      ),
    ).toEqual([
      'Home: index.md',
      'Group',
      '  One & two',
      '    guides/one.md',
      '    Third: guides/deep/three.md',
      '  Elsewhere: https://x.org/a?b',
      'Guides',
      '  Second: guides/two.md',
      '  guides/index.md',
      'about_us.md',
      'no more',
    ]);
    expect(
      lines(
        navWith(
          'literate-nav',
          { 'guides/nav.md': 'Text\n\n1. [Second](two.md)\n' },
          { options: { nav_file: 'nav.md' }, nav: '- "*.md"\n- All: guides/\n' },
        ),
      ),
    ).toEqual(['index.md', 'about_us.md', 'All', '  Second: guides/two.md']);
  });

  it('take what is left by regular expressions of names, and refuse what would take long or cannot be read', () => {
    const pages = ['2023-b.md', '2024-a.md', 'index.md', 'sub/2022-c.md', 'x.md'];
    const nav = (...items: string[]) =>
      navWith(
        'awesome-pages',
        { '.pages': `nav:\n${items.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}` },
        { pages },
      );
    expect(lines(nav('index.md', '... | regex=^(2023|2024)-', '...'))).toEqual([
      'index.md',
      '2023-b.md',
      '2024-a.md',
      'x.md',
      'Sub',
      '  sub/2022-c.md',
    ]);
    expect(lines(nav('... | flat | regex=^\\d+-', 'index.md'))).toEqual([
      '2023-b.md',
      '2024-a.md',
      'sub/2022-c.md',
      'index.md',
    ]);
    const place = { file: expect.stringMatching(/\.pages$/), line: 3 };
    for (const item of [
      '... | regex=(?<!a)b',
      '... | glob=*a*a*a*a*',
      '*a*a*a*a*.md',
      '{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}*',
    ])
      expect(findingsOf(() => nav('index.md', item))).toMatchObject([{ rule: 'invalid-mkdocs', place }]);
  });

  it('end where they list one another', () => {
    const files = {
      'SUMMARY.md': '- [Guides](guides/)\n',
      'guides/SUMMARY.md': '- [Deep](deep/)\n',
      'guides/deep/SUMMARY.md': '- [Up](../)\n- [Third](three.md)\n',
    };
    expect(lines(navWith('literate-nav', files))).toEqual([
      'Guides',
      '  Deep',
      '    Third: guides/deep/three.md',
    ]);
  });
});

function findingsOf(read: () => unknown): readonly Finding[] {
  try {
    read();
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  return [];
}

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
      expect(pagesIn(navOf(undefined, pages)).toSorted()).toEqual(pages);
      expect(pagesIn(navOf(JSON.stringify([pages[0], '...']), pages)).toSorted()).toEqual(pages);
      expect(pagesIn(navOf('- "*"\n', pages)).toSorted()).toEqual(pages);
    }),
  );
});
