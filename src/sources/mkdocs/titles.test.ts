import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NavNode } from '../../engine/library/types.ts';
import { openLibrary } from '../open-library.ts';
import { writeProject } from '../testing/write-project.ts';

const highlight = async (blocks: readonly unknown[]) => blocks.map(() => '<pre></pre>');

/** A project opened, with what its only variant is called, and the titles of its pages and its navigation. */
function titlesOf(files: Record<string, string>) {
  const library = openLibrary(join(writeProject(files), 'docs'), { highlight });
  const [variant] = library.site.variants;
  const below = (nodes: readonly NavNode[]): unknown[] =>
    nodes.map(({ title, children }) => (children.length > 0 ? [title, below(children)] : title));
  return {
    site: library.site.title,
    pages: Object.fromEntries(
      library.documents(variant!).map((document) => [document.page.path, library.title(document)]),
    ),
    navigation: below(library.navigation(variant!)),
  };
}

test('titles of a project of MkDocs are what its readers saw, wherever they are written', () => {
  const { site, pages, navigation } = titlesOf({
    'mkdocs.yml': `site_name: R&amp;D <b>guides</b>
plugins: [search, meta]
nav:
  - index.md
  - '\`Code\` &amp; <b>bold</b> :tada:': html.md
  - '<span class="with-icon">Govern <img src="hub.svg" alt="Hub"></span>':
      - plain.md
      - sub/default.md
      - sub/number.md
  - Elsewhere &rarr;: https://elsewhere.example
`,
    'docs/index.md': '# Home\n',
    'docs/html.md': '---\ntitle: "R&amp;D of \\\\*args, `code` and <T> :tada:"\n---\n\nText.\n',
    'docs/plain.md': 'Title: A head without marks\n\nText.\n',
    'docs/sub/.meta.yml': 'title: What the folder says\n',
    'docs/sub/default.md': 'Text.\n',
    'docs/sub/number.md': '---\ntitle: 2024\n---\n\nText.\n',
  });
  expect(site).toBe('R&D guides');
  expect(pages).toEqual({
    'index.md': 'Home',
    'html.md': 'R&D of *args, code and <T> 🎉',
    'plain.md': 'A head without marks',
    'sub/default.md': 'What the folder says',
    'sub/number.md': '2024',
  });
  expect(navigation).toEqual([
    'Home',
    'Code & bold 🎉',
    ['Govern', ['A head without marks', 'What the folder says', '2024']],
    'Elsewhere →',
  ]);
});

test.each([
  ['awesome-nav', '.nav.yml'],
  ['awesome-pages', '.pages'],
])(
  'folders have titles of %s that are HTML as well, and their pages stand in the order of what readers see',
  (plugin, file) => {
    const { navigation } = titlesOf({
      'mkdocs.yml': `site_name: Orbit\nplugins: [{ ${plugin}: { order_by: title, order: asc } }]\n`,
      [`docs/${file}`]: 'sort: { by: title }\n',
      'docs/index.md': '# Home\n',
      [`docs/sub/${file}`]: 'title: R&amp;D\n',
      'docs/sub/a.md': '```\n# Aardvark\n```\n\n# `Zoo`\n',
      'docs/sub/b.md': '# \\*Bear\n',
      'docs/sub/c.md': '# *Ape*\n',
    });
    expect(navigation).toContainEqual(['R&D', ['*Bear', 'Ape', 'Zoo']]);
  },
);
