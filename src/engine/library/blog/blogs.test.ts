import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../library.ts';
import type { NavNode } from '../types.ts';

const SITE = `title: T
sources: mkdocs
templates: false
from_root: true
products: [{ id: p, name: P }]
nav: [index.md, { title: News, children: [blog/index.md, blog/posts/old.md] }, guide.md]
`;
const post = (date: string, more = '', text = '# Post\n\nText.\n') =>
  `---\ndate: ${date}\n${more}---\n${text}`;

function open(options: string, files: Record<string, string>, site = SITE) {
  const root = mkdtempSync(join(tmpdir(), 'variorum-blog-'));
  const all: Record<string, string> = {
    'site.yml': `${site}blogs: [{ ${options} }]\n`,
    'index.md': '# Home\n',
    'guide.md': '# Guide\n',
    'blog/index.md': '# The blog\n',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return openLibrary(root, { highlight: async (blocks) => blocks.map(({ code }) => code) });
}

const posts = (library: ReturnType<typeof open>) =>
  Object.fromEntries(
    library.pages.flatMap(({ path, posts: list }) =>
      list ? [[path, list.posts.map((each) => each.slice(11, -3))]] : [],
    ),
  );
const outline = (nodes: readonly NavNode[]): unknown[] =>
  nodes.map(({ title, children }) => (children.length > 0 ? { [title]: outline(children) } : title));

const AUTHORS = 'authors:\n  ann: { name: Ann Example, slug: ae }\n  bob: { name: Bob }\n';
const FILES = {
  'blog/.authors.yml': AUTHORS,
  'blog/posts/old.md': post(
    '2024-01-31',
    'categories: [Release Notes, Über uns]\nauthors: [ann]\n',
    '# Größer als\n',
  ),
  'blog/posts/new.md': post(
    '{ created: 2025-02-01, updated: 2025-03-01 }',
    'categories: [Ideas]\nslug: own\n',
  ),
  'blog/posts/newer.md': post('2025-02-01T08:00:00', 'categories: [Ideas]\n'),
  'blog/posts/pinned.md': post('2023-12-31 10:00:00+02:00', 'pin: true\nauthors: [ann, bob]\n'),
  'blog/posts/draft.md': post('2026-01-31', 'draft: true\n'),
};

describe('a blog', () => {
  it('calls its lists as posts do, whatever that would mean as Markdown or as a template', () => {
    const names = ['*args* and {{ x }}', '# C#', '<b>{% if %}', 'a_b_c [d]', 'two\nlines', ':smile: (c)'];
    const categories = `categories: ${JSON.stringify(names)}\n`;
    const files = {
      'blog/posts/a.md': post('2024-01-31', categories),
      'blog/posts/b.md': post('2024-02-01', categories),
    };
    const library = open(
      'archive: false, categories_pagination_per_page: 1',
      files,
      SITE.replace('templates: false\n', 'templates: true\n'),
    );
    const [variant] = library.site.variants;
    const titles = library.pages
      .filter(({ path }) => path.startsWith('blog/category/'))
      .map((page) => library.title(library.document(page, variant!)!));
    expect(library.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const called = names.map((name) => name.replace('\n', ' '));
    expect(titles.toSorted()).toEqual([...called, ...called].toSorted());
  });

  it('lists its posts, pinned ones and the newest first, by time and by category', () => {
    const library = open('', FILES);
    expect(posts(library)).toEqual({
      'blog/index.md': ['pinned', 'newer', 'new', 'old'],
      'blog/archive/2023.md': ['pinned'],
      'blog/archive/2025.md': ['newer', 'new'],
      'blog/archive/2024.md': ['old'],
      'blog/category/ideas.md': ['newer', 'new'],
      'blog/category/release-notes.md': ['old'],
      'blog/category/über-uns.md': ['old'],
    });
    expect(library.page('blog/posts/draft.md')).toBeUndefined();
    expect(library.documentAt('/p/blog/category/release-notes/')?.page.isMade).toBe(true);
    expect(library.page('blog/posts/new.md')!.post).toMatchObject({
      date: '2025-02-01',
      updated: '2025-03-01',
      categories: [{ name: 'Ideas', page: 'blog/category/ideas.md' }],
    });
    expect(library.findings).toEqual([]);
  });

  it('stands in the navigation with its lists, and posts below those of their time', () => {
    const library = open('', FILES, SITE.replace(', blog/posts/old.md', ''));
    const [variant] = library.site.variants;
    expect(outline(library.navigation(variant!))).toEqual([
      'Home',
      {
        News: [
          'The blog',
          { Archive: [{ '2023': ['Post'] }, { '2025': ['Post', 'Post'] }, { '2024': ['Größer als'] }] },
          { Categories: ['Ideas', 'Release Notes', 'Über uns'] },
        ],
      },
      'Guide',
    ]);
    const without = open('archive: false, categories: false', FILES, SITE.replace(', blog/posts/old.md', ''));
    expect(outline(without.navigation(without.site.variants[0]!))).toEqual([
      'Home',
      { News: ['The blog', 'Post', 'Post', 'Post', 'Größer als'] },
      'Guide',
    ]);
  });

  it('leaves posts where the navigation names them, and there alone', () => {
    const library = open('categories: false', FILES);
    expect(outline(library.navigation(library.site.variants[0]!))).toEqual([
      'Home',
      {
        News: [
          'The blog',
          'Größer als',
          { Archive: [{ '2023': ['Post'] }, { '2025': ['Post', 'Post'] }, '2024'] },
        ],
      },
      'Guide',
    ]);
  });

  it('has the addresses that posts had lead to them, at the root as well', () => {
    const { formerAddresses } = open('', FILES);
    const leads = (address: string) => formerAddresses.get(address)?.page.path;
    expect(leads('/p/blog/2024/01/31/größer-als/')).toBe('blog/posts/old.md');
    expect(leads('/blog/2024/01/31/größer-als/')).toBe('blog/posts/old.md');
    expect(leads('/blog/2025/02/01/own/')).toBe('blog/posts/new.md');
    const named = open('post_url_format: "{categories}/{file}", post_url_max_categories: 2', FILES);
    expect(named.formerAddresses.get('/blog/release-notes/über-uns/old/')?.page.path).toBe(
      'blog/posts/old.md',
    );
  });

  it('has several pages of a list, of which the search has the first', () => {
    const library = open(
      'pagination_per_page: 3, archive_pagination_per_page: 1, categories_pagination: false',
      FILES,
    );
    expect(posts(library)).toMatchObject({
      'blog/index.md': ['pinned', 'newer', 'new'],
      'blog/page/2.md': ['old'],
      'blog/archive/2025.md': ['newer'],
      'blog/archive/2025/page/2.md': ['new'],
      'blog/category/ideas.md': ['newer', 'new'],
    });
    const second = library.page('blog/page/2.md')!;
    expect(library.title(library.document(second, library.site.variants[0]!)!)).toBe('The blog');
    expect(second.frontmatter.search).toBe(false);
    expect(second.posts!.pages).toEqual(['blog/index.md', 'blog/page/2.md']);
  });

  it('is listed as its options say', () => {
    const library = open(
      'archive_date_format: MMMM yyyy, archive_url_date_format: yyyy/MM, archive_url_format: "zeit/{date}", categories_url_format: "thema/{slug}", categories_slugify: ascii, categories_slugify_separator: _, categories_sort_by: post_count, categories_sort_reverse: true, authors_profiles: true, archive_name: Früher',
      FILES,
    );
    expect(Object.keys(posts(library)).filter((path) => path !== 'blog/index.md')).toEqual([
      'blog/zeit/2023/12.md',
      'blog/zeit/2025/02.md',
      'blog/zeit/2024/01.md',
      'blog/thema/ideas.md',
      'blog/thema/release_notes.md',
      'blog/thema/uber_uns.md',
      'blog/author/ae.md',
      'blog/author/bob.md',
    ]);
    const nav = JSON.stringify(outline(library.navigation(library.site.variants[0]!)));
    expect(nav).toContain('"Früher":[{"December 2023"');
    expect(nav).toContain('{"Categories":["Ideas","Release Notes","Über uns"]}');
    expect(nav).toContain('{"Authors":["Ann Example","Bob"]}');
    expect(library.page('blog/posts/pinned.md')!.post!.authors).toEqual([
      { name: 'Ann Example', page: 'blog/author/ae.md' },
      { name: 'Bob', page: 'blog/author/bob.md' },
    ]);
  });

  it('takes the pages that somebody wrote for its lists, and makes its own where nobody did', () => {
    const library = open('', {
      ...FILES,
      'blog/category/ideas.md': '# What we thought of\n\nOur best ones.\n',
    });
    const page = library.page('blog/category/ideas.md')!;
    expect([page.isMade, page.posts!.posts]).toEqual([
      undefined,
      ['blog/posts/newer.md', 'blog/posts/new.md'],
    ]);
    const root = open('blog_dir: ., post_dir: posts', {
      'posts/a.md': post('2024-01-31', 'categories: [One]\n'),
    });
    expect(root.pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['archive/2024.md', 'category/one.md', 'posts/a.md']),
    );
    expect(root.page('index.md')!.posts!.posts).toEqual(['posts/a.md']);
  });

  it('has a list in the variants that have posts of it', () => {
    const library = open(
      '',
      {
        'blog/posts/a.md': post('2024-01-31', 'when: version == "2"\n'),
        'blog/posts/b.md': post('2025-01-31'),
      },
      SITE.replace('{ id: p, name: P }', '{ id: p, name: P, versions: ["1", "2"] }'),
    );
    expect(library.variantsOf(library.page('blog/archive/2024.md')!).ids).toEqual(['p@2']);
    expect(library.variantsOf(library.page('blog/archive/2025.md')!).ids).toEqual(['p@1', 'p@2']);
  });

  it('has lists with another fingerprint where a post of theirs is another', () => {
    const print = (text: string) => {
      const library = open('', { 'blog/posts/a.md': post('2024-01-31', '', text) });
      return ['blog/index.md', 'blog/archive/2024.md', 'guide.md'].map((path) =>
        library.fingerprint(library.page(path)!),
      );
    };
    const [before, after] = [print('# A\n\nOne.\n'), print('# A\n\nTwo.\n')];
    expect(before.map((each, index) => each === after[index])).toEqual([false, false, true]);
  });

  it('has drafts where they are asked for', () => {
    expect(open('draft: true', FILES).page('blog/posts/draft.md')!.post!.isDraft).toBe(true);
    const later = {
      'blog/posts/a.md': post('2999-01-31'),
      'blog/posts/b.md': post('2999-01-31', 'draft: false\n'),
    };
    const library = open('draft_if_future_date: true', later);
    expect(library.pages.flatMap(({ path, post: each }) => (each ? [path] : []))).toEqual([
      'blog/posts/b.md',
    ]);
  });

  it('tells of authors whom nobody knows, and of links of posts that lead nowhere', () => {
    const links = '[guide.md#part, https://x.example, { Lists: [{ It: blog/archive/2024.md }, gone.md] }]';
    const library = open('', { 'blog/posts/a.md': post('2024-01-31', `authors: [eve]\nlinks: ${links}\n`) });
    const told = library.findings.filter(({ place }) => place?.file === 'blog/posts/a.md');
    expect(told.map(({ rule, message }) => [rule, message])).toEqual([
      ['unknown-author', 'blog/.authors.yml does not say who the author "eve" is.'],
      ['missing-page', 'links: there is no page "gone.md" in the content folder.'],
    ]);
  });

  it('tells of posts that do not say when they were written, or say it otherwise', () => {
    const library = open('', {
      'blog/posts/a.md': '---\ntags: [x]\n---\n# A\n',
      'blog/posts/b.md': '---\ntags: [x]\ndate: March 1st\n---\n# B\n',
    });
    const found = library.findings.filter(({ rule }) => rule === 'undated-post');
    expect(found.map(({ message, place }) => [message, place])).toEqual([
      ['This post does not say when it was written.', { file: 'blog/posts/a.md', line: 1 }],
      ['date: expected a day such as 2025-03-01, found "March 1st".', { file: 'blog/posts/b.md', line: 3 }],
    ]);
  });

  it('tells of a picture of an author that is not there, and shows none', () => {
    const library = open('', {
      ...FILES,
      'blog/.authors.yml': 'authors:\n  ann:\n    name: Ann\n    avatar: ann.png\n',
    });
    const found = library.findings.filter(({ rule }) => rule === 'missing-image');
    expect(found.map(({ message, place }) => [message, place])).toEqual([
      [
        'There is no picture "ann.png" of the author "ann" in the content folder.',
        { file: 'blog/.authors.yml', line: 4 },
      ],
    ]);
  });

  it('needs pages that can say when they were written', () => {
    expect(() => open('', {}, SITE.replace('sources: mkdocs\n', ''))).toThrow(
      'which pages of this site cannot',
    );
  });
});
