import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { excerptsFor, minutesOf } from './excerpts.ts';
import { withLists } from './listed-markdown.ts';
import { listPosts, listPostsInMarkdown, postFacts } from './post-list.ts';
import { relatedLinks } from './related-links.ts';

function open(post: string, options = '', more: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'variorum-posts-'));
  const files: Record<string, string> = {
    'site.yml': `title: T\nsources: mkdocs\ntemplates: false\nproducts: [{ id: p, name: P }]\nnav: [blog/index.md]\nblogs: [{ ${options} }]\n`,
    'blog/index.md': '# The blog\n',
    'blog/other.md': '# Other\n',
    'blog/posts/a.md': post,
    ...more,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const library = openLibrary(root, { highlight: async (blocks) => blocks.map(({ code }) => code) });
  const document = (path: string) => library.document(library.page(path)!, library.site.variants[0]!)!;
  const list = async (path = 'blog/index.md') =>
    listPosts(library, document(path), await excerptsFor(library, document(path)), '/docs');
  return { library, document, list };
}

const HEAD = '---\ndate: 2024-01-31\n';
/** What a list shows of a post, below its heading and what is said of it. */
const excerptIn = (html: string) =>
  html
    .replace(/^.*\n.*\n.*\n/, '')
    .replace(/(?:\n<p class="post-more">.*)?<\/article>$/, '')
    .trim();

describe('the list of posts', () => {
  it('has each post with a heading that leads to it, and what is said of it', async () => {
    const { list } = open(
      `${HEAD}categories: [A & B, Two]\nauthors: [ann]\n---\n# On *this* & that\n\nText.\n`,
      '',
      { 'blog/.authors.yml': 'authors: { ann: { name: Ann, url: "https://ann.example" } }\n' },
    );
    const { html, headings } = await list();
    expect(html).toBe(`<article class="post" aria-labelledby="blog/posts/a">
<h2 id="blog/posts/a"><a href="/docs/p/blog/posts/a/">On <em>this</em> &amp; that</a></h2>
<p class="post-facts"><span><time datetime="2024-01-31">January 31, 2024</time></span> <span>by <a href="https://ann.example">Ann</a></span> <span>in <a href="/docs/p/blog/category/a--b/">A &amp; B</a>, <a href="/docs/p/blog/category/two/">Two</a></span> <span>1 min read</span></p>
<p>Text.</p>
</article>`);
    expect(headings).toEqual([]);
    expect((await open(`${HEAD}---\n# A\n`, 'blog_toc: true').list()).headings).toMatchObject([
      { depth: 2, id: 'blog/posts/a', text: 'A' },
    ]);
  });

  it('shows the pictures of authors, and below a post who they are', async () => {
    const { list, document, library } = open(`${HEAD}authors: [ann, bob]\n---\n# A\n\nText.\n`, '', {
      'blog/.authors.yml':
        'authors: { ann: { name: Ann, description: Writes & reads, avatar: assets/ann.png }, bob: { name: Bob } }\n',
      'assets/ann.png': '',
    });
    const picture =
      '<img class="avatar" src="/docs/assets/ann.png" alt="" width="40" height="40" loading="lazy">';
    expect((await list()).html).toContain(`<span>by ${picture}Ann</span>`);
    const post = document('blog/posts/a.md');
    expect(postFacts(library, post, { minutes: undefined, isListed: false }, '/docs')).toBe(
      `<p class="post-facts"><span><time datetime="2024-01-31">January 31, 2024</time></span> <span>by Bob</span></p><ul class="post-authors"><li>${picture}<span><strong>Ann</strong><br>Writes &amp; reads</span></li></ul>`,
    );
    expect(listPostsInMarkdown(library, post, '# A\n\nText.\n', String)).toContain('by Ann, Bob');
  });

  it('calls a post as its heading does, whatever its title says in the navigation', async () => {
    const headingOf = async (text: string) =>
      /<h2 .*<\/h2>/
        .exec((await open(`${HEAD}title: Short\n---\n${text}\n`).list()).html)![0]
        .replace(/^.*?\/">|<.a><.h2>$/g, '');
    expect(await headingOf('# A *long* one\n')).toBe('A <em>long</em> one');
    expect(await headingOf('# With [a link](../other.md) & more\n')).toBe('With a link &amp; more');
    expect(await headingOf('Text.\n')).toBe('Short');
  });

  it('shows of a post what stands before its mark, closed where it is cut', async () => {
    const cut = async (text: string, options?: string) =>
      (await open(`${HEAD}---\n# A\n\n${text}`, options).list()).html;
    const html = await cut('One.\n\n<!-- more -->\n\nTwo.\n');
    expect(html).toContain(
      '<a href="/docs/p/blog/posts/a/" aria-label="Continue reading: A">Continue reading</a>',
    );
    expect(excerptIn(html)).toBe('<p>One.</p>');
    expect(excerptIn(await cut('1. One\n\n    <!-- more -->\n\n2. Two\n'))).toBe(
      '<ol>\n<li>\n<p>One</p>\n</li></ol>',
    );
    expect(excerptIn(await cut('- One\n<!-- more -->\n- Two\n'))).toBe('<ul>\n<li>One</li>\n</ul>');
    expect(excerptIn(await cut('One <!-- more --> two.\n'))).toBe('<p>One </p>');
    expect(excerptIn(await cut('<div><b>One</b>\n<!-- more -->\nTwo</div>\n'))).toBe(
      '<div><b>One</b>\n</div>',
    );
    expect(excerptIn(await cut('<div markdown>\n\nOne\n\n<!-- more -->\n\nTwo\n\n</div>\n'))).toBe(
      '<div>\n<p>One</p>\n</div>',
    );
    expect(
      excerptIn(await cut('One.\n\n<!-- end -->\n\nTwo.\n', 'post_excerpt_separator: "<!-- end -->"')),
    ).toBe('<p>One.</p>');
    const whole = await cut('One.\n\nTwo.\n');
    expect(excerptIn(whole)).toBe('<p>One.</p>\n<p>Two.</p>');
    expect(whole).not.toContain('Continue reading');
  });

  it('shows it below a heading of its own, with ids of its own, and links that lead on', async () => {
    const { html } = await open(
      `${HEAD}---\n# A\n\nSee [below](#part), [it](../other.md), [that][r] and a note.[^1]\n\n## Part\n\n=== "Tab"\n\n    In it.\n\n<!-- more -->\n\n[^1]: The note.\n\n[r]: https://example.com\n`,
    ).list();
    expect(excerptIn(html)).toMatchInlineSnapshot(`
      "<p>See <a href="﷐/blog/posts/a/#part">below</a>, <a href="﷐/blog/other/">it</a>, <a href="https://example.com">that</a> and a note.<sup id="blog/posts/a:fnref:1"><a class="footnote-ref" href="﷐/blog/posts/a/#fn:1" role="doc-noteref">1</a></sup></p>
      <h3 id="blog/posts/a:part">Part</h3>
      <div class="tabs">
      <section class="tab" id="blog/posts/a:tab-tab" aria-labelledby="blog/posts/a:tab-tab:label">
      <p class="tab-label" id="blog/posts/a:tab-tab:label">Tab</p>
      <p>In it.</p>
      </section>
      </div>"
    `);
  });

  it('leads from page to page', async () => {
    const { list } = open(`${HEAD}---\n# A\n`, 'pagination_per_page: 1', {
      'blog/posts/b.md': '---\ndate: 2023-01-31\n---\n# B\n',
    });
    expect((await list()).html).toContain(
      '<nav class="post-pages" aria-label="Pages of The blog"><ol><li><a aria-current="page" href="/docs/p/blog/">1</a></li><li><a href="/docs/p/blog/page/2/">2</a></li></ol><a rel="next" href="/docs/p/blog/page/2/">Older posts</a></nav>',
    );
    expect((await list('blog/page/2.md')).html).toContain(
      '<a rel="prev" href="/docs/p/blog/">Newer posts</a>',
    );
    expect((await list('blog/archive/2024.md')).html).not.toContain('<nav');
  });

  it('is said in Markdown, too, where a comment of the writer has no place', async () => {
    const { library, document } = open(
      `${HEAD}categories: [One]\n---\n# A\n\nText.\n\n<!-- more -->\n\nMore.\n`,
    );
    const address = (url: string) => `https://t.example${url}`;
    const markdown = async (path: string) =>
      listPostsInMarkdown(library, document(path), (await library.render(document(path))).markdown!, address);
    const facts = 'January 31, 2024 · in [One](https://t.example/p/blog/category/one/)';
    expect(await markdown('blog/index.md')).toBe(
      `# The blog\n\n## [A](https://t.example/p/blog/posts/a/)\n\n${facts}\n`,
    );
    expect(await markdown('blog/posts/a.md')).toBe(`# A\n\n${facts}\n\nText.\n\nMore.\n`);
  });
});

describe('a post', () => {
  it('leads to what else is to be read, in groups or not', async () => {
    const { library, document } = open(
      `${HEAD}links:\n  - blog/other.md#part\n  - More & more:\n      - Site: https://x.example\n      - plan.txt\n      - gone.txt\n---\n# A\n\nText.\n`,
      '',
      { 'plan.txt': 'Plan' },
    );
    const post = document('blog/posts/a.md');
    expect(relatedLinks(library, post, '/docs')).toBe(
      '\n<nav class="post-links" aria-label="Related links"><h2>Related links</h2><ul><li><a href="/docs/p/blog/other/#part">Other</a></li><li>More &amp; more<ul><li><a href="https://x.example">Site</a></li><li><a href="/docs/plan.txt">plan.txt</a></li><li>gone.txt</li></ul></li></ul></nav>',
    );
    expect(withLists(library, post, '# A\n\nText.\n', (url) => `https://t.example${url}`)).toBe(
      '# A\n\nJanuary 31, 2024\n\nText.\n\n## Related links\n\n- [Other](https://t.example/p/blog/other/#part)\n- More & more\n  - [Site](https://x.example)\n  - [plan.txt](https://t.example/plan.txt)\n  - gone.txt\n',
    );
    expect(relatedLinks(library, document('blog/other.md'), '')).toBe('');
  });

  const facts = async (head: string, text = '', options = '') => {
    const { library, document } = open(`${HEAD}${head}---\n# A\n\n${text}\n`, options);
    const post = document('blog/posts/a.md');
    const minutes = minutesOf(library, await library.render(post));
    return postFacts(library, post, { minutes, isListed: false }, '')
      .replace(/<[^>]+>/g, '|')
      .replace(/\|[| ]*/g, '|');
  };

  it('says when it was written, and how long it takes to read', async () => {
    expect(await facts('')).toBe('|January 31, 2024|1 min read|');
    expect(await facts('', 'word '.repeat(263))).toContain('|1 min');
    expect(await facts('', 'word '.repeat(264))).toContain('|2 min');
    // Pictures take twelve seconds, and each one less than the one before.
    expect(await facts('', '![](https://x.example/y.png)\n\n'.repeat(6))).toContain('|1 min');
    expect(await facts('', '![](https://x.example/y.png)\n\n'.repeat(7))).toContain('|2 min');
    expect(await facts('readtime: 15\n')).toContain('|15 min');
    expect(await facts('pin: true\n', '', 'post_readtime: false, post_date_format: yyyy/MM')).toBe(
      '|Pinned|2024/01|',
    );
    expect(await facts('draft: true\n', '', 'draft: true, post_readtime_words_per_minute: 1')).toContain(
      '|Draft|',
    );
  });
});
