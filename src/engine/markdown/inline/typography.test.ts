import { describe, expect, test } from 'vitest';
import type { Typography } from '../../typography.ts';
import { readTitle } from '../read-title.ts';
import { render } from '../testing.ts';

async function set(text: string, typography: Typography = true): Promise<string> {
  return (await render([text], { typography })).html.trim().replace(/^<p>|<\/p>$/g, '');
}

describe('typography', () => {
  // Each as Python-Markdown's smarty prints it.
  test.each([
    ['quotation marks', '"a" \'b\' "it\'s" d"', '“a” ‘b’ “it’s” d”'],
    ['quotations in others', 'He said, "\'Quoted\' words". "a\'" b', 'He said, “‘Quoted’ words”. “a’” b'],
    ['marks that close at once', "'80s and rock 'n' roll, 6'2", '’80s and rock ‘n’ roll, 6‘2'],
    ['the first sign of a text', '". a', '”. a'],
    ['marks on two lines', '"a\nb"\n"c"', '“a\nb”\n“c”'],
    ['marks around dashes', '"a"---"b" c--d ----', '“a”—“b” c–d ----'],
    ['ellipses', 'a... b.... c', 'a… b.... c'],
    ['marks around tags', '<b title="x">"a"</b>', '<b title="x">“a”</b>'],
    ['texts between elements', '"*a*" and *a*\'s', '“<em>a</em>” and <em>a</em>’s'],
    ['letters of other scripts', "c'était 'é'", 'c’était ‘é’'],
  ])('sets %s', async (_, text, expected) => {
    expect(await set(text)).toBe(expected);
  });

  test('closes what an element ends, where Python-Markdown opens another quotation', async () => {
    expect(await set('"*a*"')).toBe('“<em>a</em>”');
    expect(await set('"`a`"')).toBe('“<code>a</code>”');
    expect(await set('*a* "b" *c*"d"')).toBe('<em>a</em> “b” <em>c</em>“d”');
  });

  test('leaves code, addresses, attributes, entities and escaped signs as they are typed', async () => {
    expect(await set('`"a" -- b...` <http://a.test/b--c> &quot;a&quot; \\"a\\" \\\'b')).toBe(
      '<code>&quot;a&quot; -- b...</code> <a href="http://a.test/b--c">http://a.test/b--c</a> &quot;a&quot; &quot;a&quot; \'b',
    );
    expect(await set('[a](b "it\'s -- so") ![x "y"](z.png)')).toContain('title="it\'s -- so"');
    expect(await set('![x "y"](z.png)')).toContain('alt="x &quot;y&quot;"');
    expect(await set('    "a" -- b')).toContain('<code>"a" -- b');
  });

  test('goes on behind an address', async () => {
    expect(await set('<http://a.test> it\'s "so"')).toMatch(/ it’s “so”$/);
  });

  test('is not there where the site does not ask for it', async () => {
    expect(await set('it\'s -- "so"...', false)).toBe("it's -- &quot;so&quot;...");
  });

  test('leaves out what the site leaves out', async () => {
    const text = "'a' -- b... << c >>";
    expect(await set(text, { quotes: false })).toBe("'a' – b… &lt;&lt; c &gt;&gt;");
    expect(await set(text, { dashes: false })).toBe('‘a’ -- b… &lt;&lt; c &gt;&gt;');
    expect(await set(text, { ellipses: false })).toBe('‘a’ – b... &lt;&lt; c &gt;&gt;');
    expect(await set(text, { angled_quotes: true })).toBe('‘a’ – b… « c »');
    expect(await set('<<b>>', { angled_quotes: true })).toBe('«b»');
  });

  test('writes other signs where the site names them', async () => {
    const signs = { 'left-double-quote': '„', 'right-double-quote': '“', ndash: ' – ' };
    expect(await set('"a"--"b"', { signs })).toBe('„a“ – „b“');
  });

  test('is seen by ids, lists of headings and titles', async () => {
    const { headings, title } = await render(['# It\'s "a"--b...'], { typography: true });
    expect(headings).toMatchObject([{ id: 'its-ab', text: 'It’s “a”–b…' }]);
    expect(title?.text).toBe('It’s “a”–b…');
    expect(readTitle("# It's", 'md', { typography: true })?.text).toBe('It’s');
    expect(readTitle("# It's", 'md', {})?.text).toBe("It's");
  });
});
