import { describe, expect, test } from 'vitest';
import { html, render } from './testing.ts';

describe('links', () => {
  test('are listed with their text and line, and written as the library says (D7)', async () => {
    const { html, links } = await render(
      [
        'Text',
        'and [the *guide*](../a.md#b "T")',
        '- x',
        '',
        '    more',
        '    [c](d)',
        '',
        '<https://e.test/f>',
      ],
      { resolveLink: (target, line) => `${target}?${line}` },
    );
    expect(links).toMatchObject([
      { target: '../a.md#b', text: 'the guide', line: 1 },
      { target: 'd', text: 'c', line: 5 },
      { target: 'https://e.test/f', text: 'https://e.test/f', line: 7 },
    ]);
    expect(html).toContain('<a href="../a.md#b?1" title="T">the <em>guide</em></a>');
  });

  test('without text and address are places where they have an id, and none of the links', async () => {
    const { html, links } = await render(['[](){#setup}', '', '# A [](){ #b .c } [d]()']);
    expect(html).toContain('<p><a id="setup"></a></p>');
    expect(html).toContain('<a id="b" class="c"></a>');
    expect(links).toMatchObject([{ target: '', text: 'd' }]);
  });

  test('know their line after a line break inside code and inside another link', async () => {
    const { links } = await render(['`a', 'b` [c', 'd](e)', '[f](g)', '> [h](i)']);
    expect(links.map(({ target, line }) => [target, line])).toEqual([
      ['e', 1],
      ['g', 3],
      ['i', 4],
    ]);
  });

  test('may have a space before the name of their target', async () => {
    const definition = ['', '[1]: /x "T"'];
    expect(await html('[Go *on*] [1], [a]', '[1]', ...definition)).toBe(
      '<p><a href="/x" title="T">Go <em>on</em></a>, <a href="/x" title="T">a</a></p>',
    );
    expect(await html('- [x] [1]', '- [a] [b]', ...definition)).toMatch(
      /checked> <a .*>1<\/a>[\s\S]*\[a\] \[b\]/,
    );
    const { links } = await render(['x', '[a] [1]', ...definition]);
    expect(links).toMatchObject([{ target: '/x', text: 'a', line: 1 }]);
  });

  test('may have quotation marks in their title', async () => {
    expect(await html('[a](b "say "hi" now") [c](d "e") and "f")')).toBe(
      '<p><a href="b" title="say &quot;hi&quot; now">a</a> <a href="d" title="e">c</a> and &quot;f&quot;)</p>',
    );
    expect(await html('[a][b]', '', '[b]: c "say "hi""')).toContain('title="say &quot;hi&quot;"');
    expect(await html('[a](b "c" d) "e")')).toContain('[a](b');
  });

  test('may have spaces in their target', async () => {
    expect(await html('[a](/{{ name }}/b (c).md)')).toBe('<p><a href="/{{ name }}/b (c).md">a</a></p>');
    expect(await html('[a](file (1).pdf) [b](c (d))')).toBe(
      '<p><a href="file (1).pdf">a</a> <a href="c (d)">b</a></p>',
    );
    expect(await html('[a](b c "d")')).toBe('<p><a href="b c" title="d">a</a></p>');
  });

  test('may be defined elsewhere', async () => {
    expect(await html('[a][b] and [b]', '', '[b]: /c "d"')).toBe(
      '<p><a href="/c" title="d">a</a> and <a href="/c" title="d">b</a></p>',
    );
  });

  test('stand in the last of several definitions of one name', async () => {
    const { links } = await render(['[a][b] [c] [B]', '', '[b]: /c', '', '[b]: /d']);
    expect(links).toMatchObject([
      { target: '/d', range: { from: 30, to: 32 } },
      { target: '/d', range: { from: 30, to: 32 } },
    ]);
  });

  test('that open a new window do not hand theirs over', async () => {
    expect(await html('<a href="b" target="_blank">c</a>')).toContain('rel="noopener"');
  });

  test('that run a script are no links', async () => {
    expect(await html('[a](javascript:alert(1))')).not.toContain('<a');
  });
});

describe('images', () => {
  test('have the size of the picture, and load late from the second on', async () => {
    expect(await html('![A *b*](c.png)', '', '![d](e.png)')).toMatchInlineSnapshot(`
      "<p><img src="c.png" alt="A b" width="800" height="400" decoding="async"></p>
      <p><img src="e.png" alt="d" width="800" height="400" loading="lazy" decoding="async"></p>"
    `);
    // Of a pair for the two themes, one is never seen.
    expect(await html('![a](b.png#only-dark)')).toContain('loading="lazy"');
    // GitHub says it otherwise.
    expect(await html('![a](b.png#gh-dark-mode-only)')).toContain('src="b.png#only-dark" alt="a"');
    expect(await html('![a](b.png){ loading=lazy }')).toContain('loading="lazy"');
  });

  test('keep the ratio of the picture when the writer gives one side', async () => {
    expect(await html('![](c.png){: width="400" }')).toContain('width="400" height="200"');
    expect(await html('![](c.png){: height="100px" }')).toContain('height="100" width="200"');
    expect(await html('![](c.png){: width="80%" loading="eager" }')).toMatchInlineSnapshot(
      `"<p><img src="c.png" alt="" width="80%" loading="eager" decoding="async"></p>"`,
    );
  });

  test('stay as written when the library does not know them (D10)', async () => {
    const { html, images } = await render(['', '![a](b.png)'], { resolveImage: () => undefined });
    expect(html).toMatchInlineSnapshot(`
      "<p><img src="b.png" alt="a" decoding="async"></p>
      "
    `);
    expect(images).toMatchObject([{ target: 'b.png', text: 'a', line: 1 }]);
  });
});

test('take marks of code and quotation around a target for none of it', async () => {
  const { links } = await render(['[a](`#b`) [c]("d.md") [e](`f) [g](\'h.md\' "T")', '', '# b']);
  expect(links.map(({ target }) => target)).toEqual(['#b', 'd.md', '`f', 'h.md']);
});
