import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('words between angle brackets', () => {
  test.each([
    [
      'Use <client-id> and <name>, <your name> or List<T>',
      'Use &lt;client-id&gt; and &lt;name&gt;, &lt;your name&gt; or List&lt;T&gt;',
    ],
    ['**<name>** [<id>](a)', '<strong>&lt;name&gt;</strong> <a href="a">&lt;id&gt;</a>'],
    ['<name>', '&lt;name&gt;'],
    [
      '"<function __main__.id(x)>" <T, __v__>',
      '&quot;&lt;function __main__.id(x)&gt;&quot; &lt;T, __v__&gt;',
    ],
    ['*<your name\\>*', '<em>&lt;your name&gt;</em>'],
    ['i <n and *b* m> [<x, y](z)>', 'i &lt;n and <em>b</em> m&gt; <a href="z">&lt;x, y</a>&gt;'],
  ])('are text where no element is called so: %s', async (source, shown) => {
    expect(await html(source)).toBe(`<p>${shown}</p>`);
  });

  test.each([
    'A <kbd>key</kbd>, H<sub>2</sub>O and <br> <wbr>',
    'A <my-card>card</my-card>, <x-icon name="a"> and <x-icon/>',
    'One <note>\n\ntext\n\n</note> end',
  ])('stay elements where HTML, a close tag or a value says so: %s', async (source) => {
    expect(await html(...source.split('\n'))).not.toContain('&lt;');
  });

  test.each([
    ['<pre><name></pre>', '<pre>&lt;name></pre>'],
    [
      '<pre>\nssh <user>@<host-name> <b>-p</b> <your port>\n</pre>',
      '<pre>\nssh &lt;user>@&lt;host-name> <b>-p</b> &lt;your port>\n</pre>',
    ],
    ['<div><id> x</div>', '<div>&lt;id> x</div>'],
    ['<div><my-card>x</my-card><x-y a="b"></div>', '<div><my-card>x</my-card><x-y a="b"></div>'],
    ['<script>\nlet a = b<c>(d);\n</script>', '<script>\nlet a = b<c>(d);\n</script>'],
  ])('show in blocks of HTML: %s', async (source, shown) => {
    expect(await html(...source.split('\n'))).toBe(shown);
  });

  test('leave what follows them in HTML where it stands', async () => {
    const lines = [
      '<pre>',
      'a <id> <b> c <to> <a href="x.md">x</a>',
      '<from> <a href="y.md">y</a>',
      '</pre>',
    ];
    const text = lines.join('\n');
    const { links } = await render(lines);
    expect(links.map(({ target, range }) => [target, text.slice(range!.from, range!.to)])).toEqual([
      ['x.md', 'x.md'],
      ['y.md', 'y.md'],
    ]);
  });

  test('show in headings, whose ids are made without them', async () => {
    const { html: shown, headings } = await render(['# Get <name>', '', 'text']);
    expect(shown).toContain('<h1 id="get">Get &lt;name></h1>');
    expect(headings).toHaveLength(1);
  });
});
