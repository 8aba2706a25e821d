import { describe, expect, test } from 'vitest';
import { readTitle } from '../read-title.ts';
import { html, render } from '../testing.ts';

describe('a heading with #', () => {
  test('may be closed by more of them, before its attributes too', async () => {
    expect(await html('## Set up ##')).toBe('<h2 id="set-up">Set up</h2>');
    expect(await html('## Set up ## {#x .y}')).toBe('<h2 id="x" class="y">Set up</h2>');
    expect(await html('## C# {#c}')).toBe('<h2 id="c">C#</h2>');
    expect(await html('## a # b')).toContain('>a # b</h2>');
  });

  test('needs no space from two on, also below text, as in Python-Markdown', async () => {
    expect(await html('##NoSpace')).toBe('<h2 id="nospace">NoSpace</h2>');
    expect(await html('Text', '###More')).toContain('<p>Text</p>\n<h3 id="more">More</h3>');
  });

  test('needs a space after a single one, which may begin a channel or an issue', async () => {
    expect(await html('#general and #12')).toBe('<p>#general and #12</p>');
    expect(await html('a', '', '#Support')).toBe('<p>a</p>\n<p>#Support</p>');
  });

  test('needs none where it is the title of its page', async () => {
    expect(await html('#Overview', '', 'a')).toBe('<h1 id="overview">Overview</h1>\n<p>a</p>');
    // Letters of many scripts are neither small nor capital.
    expect(await html('#概要', '', 'a')).toBe('<h1 id="_1">概要</h1>\n<p>a</p>');
    expect(await html('#Overview', '> Of all')).toContain('<h1 id="overview">Overview</h1>\n<blockquote>');
    expect(await html('#Support and', '#Sales')).toBe('<p>#Support and\n#Sales</p>');
  });

  test('needs none anywhere where a site says so', async () => {
    const unspaced = { unspacedHeadings: true };
    const { html: written } = await render(['Text', '#general', '', '#<small>Terms</small>'], unspaced);
    expect(written).toContain('<p>Text</p>\n<h1 id="general">general</h1>');
    expect(written).toContain('<h1 id="terms"><small>Terms</small></h1>');
    expect(readTitle('Text\n\n#general', 'md', unspaced)?.text).toBe('general');
  });

  test('has at most six', async () => {
    expect(await html('####### a')).toBe('<p>####### a</p>');
  });
});

test('a line of an item that begins with a number of an issue is text, unless it stands at a level', async () => {
  const { html: shown } = await render(['- a', '  #12.', '', '    #b', '- #c'], { unspacedHeadings: true });
  expect(shown).toContain('a\n#12.</p>');
  expect(Array.from(shown.matchAll(/<h1[^>]*>(.*?)</g), ([, text]) => text)).toEqual(['b', 'c']);
});
