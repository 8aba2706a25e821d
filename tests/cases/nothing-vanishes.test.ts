import { describe, expect, it } from 'vitest';
import type { NavNode } from '../../src/engine/library/types.ts';
import { type Files, messagesOf, openFiles } from './fixture.ts';

const SITE = 'title: T\nproducts:\n  - { id: p, name: P, versions: ["1.0", "2.0"] }\n';
const X = '\n\nText.\n';

/** The navigation of a version as an outline, and the order in which its pages follow each other. */
function shape(files: Files, variant = 'p@2.0') {
  const library = openFiles({ 'site.yml': SITE, ...files });
  const outline = (nodes: readonly NavNode[]): unknown[] =>
    nodes.map(({ title, document, children }) => {
      const name = `${title}${document ? ` ${document.page.path}` : ''}`;
      return children.length > 0 ? [name, outline(children)] : name;
    });
  const of = library.variant(variant)!;
  return {
    outline: outline(library.navigation(of)),
    order: library.documents(of).map(({ page }) => page.path),
  };
}

describe('a page that nav does not name', () => {
  const files = {
    'site.yml': `${SITE}nav:\n  - b.md\n  - { title: Guides, children: [guides/one.md, guides/two.md] }\n`,
    'index.md': `# Home${X}`,
    'a.md': `# A${X}`,
    'b.md': `# B${X}`,
    'guides/index.md': `# All guides${X}`,
    'guides/one.md': `# One${X}`,
    'guides/two.md': `# Two${X}`,
    'guides/three.md': `# Three${X}`,
    'legal.md': `---\nnav: { hidden: true }\n---\n# Legal${X}`,
  };

  it('stands at the end of the navigation, and in the reading order', () => {
    expect(shape(files)).toEqual({
      outline: [
        'B b.md',
        ['Guides guides/index.md', ['One guides/one.md', 'Two guides/two.md']],
        ['Other pages', ['A a.md', 'Three guides/three.md']],
      ],
      order: [
        'index.md',
        'b.md',
        'guides/index.md',
        'guides/one.md',
        'guides/two.md',
        'a.md',
        'guides/three.md',
        'legal.md',
      ],
    });
  });

  it('is told, unless it says that it is to be left out; so is a group that names nothing', async () => {
    expect(
      await messagesOf({ ...files, 'site.yml': `${files['site.yml']}  - { title: Soon, children: [] }\n` }),
    ).toMatchInlineSnapshot(`
      "warning a.md:1 page-outside-nav
        nav in site.yml does not name this page; it stands under "Other pages" at the end of the navigation.
        Name it there, or write nav: { hidden: true } in its frontmatter to leave it out.
      warning guides/three.md:1 page-outside-nav
        nav in site.yml does not name this page; it stands under "Other pages" at the end of the navigation.
        Name it there, or write nav: { hidden: true } in its frontmatter to leave it out.
      warning site.yml:7 empty-nav-group
        nav: the group "Soon" has no page and no children, so it is not shown.
        Name its page or its children, or remove it."
    `);
  });
});

describe('folders as navigation', () => {
  it('begin with their index, and so does the reading order of the whole variant', () => {
    expect(
      shape({
        'index.md': `# Zulu${X}`,
        'alpha.md': `# Alpha${X}`,
        'sub/index.md': `# Sub${X}`,
        'sub/a.md': `# A${X}`,
        'deep/README.md': `# Deep${X}`,
        'deep/er/x.md': `# X${X}`,
      }),
    ).toEqual({
      outline: [
        'Alpha alpha.md',
        ['Deep deep/README.md', [['Er', ['X deep/er/x.md']]]],
        ['Sub sub/index.md', ['A sub/a.md']],
      ],
      order: ['index.md', 'alpha.md', 'deep/README.md', 'deep/er/x.md', 'sub/index.md', 'sub/a.md'],
    });
  });

  it('belong to the page that is called like them, in each version', () => {
    const files = {
      'guide.md': `---\nwhen: is_version == "2.0"\n---\n# The guide${X}`,
      'guide/index.md': `---\nwhen: is_version == "1.0"\n---\n# An index${X}`,
      'guide/a.md': `# A${X}`,
    };
    expect(shape(files).outline).toEqual([['The guide guide.md', ['A guide/a.md']]]);
    expect(shape(files, 'p@1.0').outline).toEqual([['An index guide/index.md', ['A guide/a.md']]]);
  });

  it('leave out pages that say so, which stand at the end of the reading order', () => {
    expect(shape({ 'a.md': `---\nnav: { hidden: true }\n---\n# A${X}`, 'b.md': `# B${X}` })).toEqual({
      outline: ['B b.md'],
      order: ['b.md', 'a.md'],
    });
  });
});

describe('a Markdown file that is no page', () => {
  it('is told, when nothing includes it', async () => {
    expect(
      await messagesOf({
        'site.yml': SITE,
        'index.md': `# Home\n\n{% include "_used.md" %}\n\nText.\n`,
        '_used.md': 'Part, which includes {% include "_deep/part.md" %}.\n',
        '_deep/part.md': 'deep\n',
        '_unused.md': 'See _unused.md.\n',
        '_drafts/one.md': 'x\n',
        '_drafts/more/two.md': 'x\n',
        'README.md': `# Read me${X}`,
        '.hidden.md': 'x\n',
        'other.MD': 'x\n',
        'third.markdown': 'x\n',
        '.git/x.md': 'x\n',
        'node_modules/x.md': 'x\n',
      }),
    ).toMatchInlineSnapshot(`
      "warning .hidden.md:1 unpublished-page
        This file is no page, since its name begins with a dot.
        Take the dot off its name if readers are to see it.
      warning README.md:1 unpublished-page
        This file is no page, since an index stands for its folder already.
        Give it another name if readers are to see it, or delete it.
      warning _drafts/more/two.md:1 unpublished-page
        Markdown in the folder "_drafts" makes no pages, since its name begins with "_", and nothing includes 2 of its files: no reader sees them.
        Take the "_" off the name if readers are to see it, include it in a page, or delete it.
      warning _unused.md:1 unpublished-page
        This file is no page, since its name begins with "_", and nothing includes it: no reader sees it.
        Take the "_" off the name if readers are to see it, include it in a page, or delete it.
      warning other.MD:1 unread-page
        This file is no page but a download: the names of pages end in ".md" or ".mdx", in small letters.
        Call it "other.md" if it is to be a page.
      warning third.markdown:1 unread-page
        This file is no page but a download: the names of pages end in ".md" or ".mdx", in small letters.
        Call it "third.md" if it is to be a page."
    `);
  });
});

describe('a page called README.md', () => {
  it('stands for its folder', () => {
    const library = openFiles({ 'site.yml': SITE, 'README.md': `Text.\n`, 'a/README.md': `Text.\n` });
    expect(library.documentAt('/p/2.0/')?.page.path).toBe('README.md');
    expect(library.documentAt('/p/2.0/a/')?.page.path).toBe('a/README.md');
    expect(library.title(library.documentAt('/p/2.0/a/')!)).toBe('A');
  });
});
