import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('[TOC]', () => {
  test('is the list of the headings of the page, those behind it too', async () => {
    expect(
      await html(
        '### *A* `b & c`',
        '',
        '[TOC]',
        '',
        '## D',
        '#### E',
        '### F',
        '# G {: data-toc-label="H" }',
      ),
    ).toMatchInlineSnapshot(`
      "<h3 id="a-b-c"><em>A</em> <code>b &amp; c</code></h3>
      <div class="contents">
      <ul>
      <li><a href="#a-b-c">A b &amp; c</a></li>
      <li><a href="#d">D</a>
      <ul>
      <li><a href="#e">E</a></li>
      <li><a href="#f">F</a></li>
      </ul>
      </li>
      <li><a href="#g">H</a></li>
      </ul>
      </div>
      <h2 id="d">D</h2>
      <h4 id="e">E</h4>
      <h3 id="f">F</h3>
      <h1 id="g">G</h1>"
    `);
  });

  test('stands in an item of a list and in a note, too', async () => {
    const list = '<div class="contents">\n<ul>\n<li><a href="#a">A</a></li>\n</ul>\n</div>';
    expect(await html('# A', '', '- [TOC]', '- b')).toContain(`<li>\n${list}\n</li>`);
    expect(await html('# A', '', '!!! note', '    [TOC]')).toContain(list);
  });

  test('lists the levels that the site names, below its title, in place of its own mark', async () => {
    const lines = ['# A', '## B', '### C', '[[contents]]', '', '[TOC]'];
    const toc = { from: 2, to: 2, title: 'On "this" page', marker: '[[contents]]' };
    expect((await render(lines, { toc })).html).toMatch(
      /<div class="contents">\n<p class="contents-title"><strong>On &quot;this&quot; page<\/strong><\/p>\n<ul>\n<li><a href="#b">B<\/a><\/li>\n<\/ul>\n<\/div>\n<p>\[TOC\]<\/p>/,
    );
    expect((await render(['# A', '[TOC]'], { toc: { to: 0 } })).html).not.toContain('contents');
    expect((await render(['# A', '[TOC]'], { toc: { marker: '' } })).html).toContain('<p>[TOC]</p>');
  });

  test('is a list four times in a page at most: each has all headings, and a page may be as long as its writer likes', async () => {
    const found = await html(...Array.from({ length: 9 }, () => ['## A', '', '[TOC]', '']).flat());
    expect(found.match(/class="contents"/g)).toHaveLength(4);
    expect(found.match(/<p>\[TOC\]<\/p>/g)).toHaveLength(5);
  });

  test.each(['\\[TOC]', '[TOC] x', '`[TOC]`', 'x\n[TOC]', '## [TOC]', '    [TOC]', '[TOC]\n\n[TOC]: x'])(
    'is text in %j',
    async (text) => {
      expect(await html('# A', '', text)).not.toContain('class="contents"');
    },
  );
});
