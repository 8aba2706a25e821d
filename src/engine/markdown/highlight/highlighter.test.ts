import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDamage, damage } from '../../testing/damage.ts';
import type { CodeBlock } from '../types.ts';
import { HighlightCache, keyOf } from './cache.ts';
import { createHighlighter } from './highlighter.ts';

function block(language: string, code: string, more: Partial<CodeBlock> = {}): CodeBlock {
  return { code, language, title: undefined, marked: [], firstLine: undefined, line: 0, ...more };
}

async function highlight(...blocks: CodeBlock[]): Promise<string[]> {
  return (await createHighlighter()).highlight(blocks);
}

describe('highlighted code', () => {
  test('stays plain where its grammar fails, and so does nothing around it', async () => {
    const [formula, yaml] = await highlight(
      block('markdown', 'a $b$\n\n$$\n\\cos\n$$'),
      block('yaml', 'a: 1'),
    );
    expect(formula).toContain('$$\n\\cos\n$$');
    expect(yaml).toContain('<span');
  });

  test('has classes named by meaning', async () => {
    const [bash, json, yaml, xml] = await highlight(
      block('bash', 'curl -X POST "$URL" # send'),
      block('json', '{ "a": [1, true, "b"] }'),
      block('yaml', 'a: "b" # c'),
      block('html', '<a href="b">c</a>'),
    );
    expect(bash).toMatchInlineSnapshot(
      `"<pre tabindex="0"><code><span class="function">curl </span><span class="attribute">-X </span>POST <span class="string">"</span><span class="variable">$URL</span><span class="string">" </span><span class="comment"># send</span></code></pre>"`,
    );
    expect(json).toMatchInlineSnapshot(
      `"<pre tabindex="0"><code>{ <span class="property">"a"</span>: [<span class="number">1</span>, <span class="constant">true</span>, <span class="string">"b"</span>] }</code></pre>"`,
    );
    expect(yaml).toMatchInlineSnapshot(
      `"<pre tabindex="0"><code><span class="property">a</span>: <span class="string">"b" </span><span class="comment"># c</span></code></pre>"`,
    );
    expect(xml).toMatchInlineSnapshot(
      `"<pre tabindex="0"><code>&lt;<span class="tag">a </span><span class="attribute">href</span>=<span class="string">"b"</span>>c&lt;/<span class="tag">a</span>></code></pre>"`,
    );
  });

  test('knows languages by other names, and leaves unknown ones plain', async () => {
    const [js, javascript, unknown, none] = await highlight(
      block('js', 'const a = 1;'),
      block('javascript', 'const a = 1;'),
      block('no-such-language', 'const a < 1;'),
      block('', 'a & b'),
    );
    expect(js).toBe(javascript);
    expect(unknown).toBe('<pre tabindex="0"><code>const a &lt; 1;</code></pre>');
    expect(none).toBe('<pre tabindex="0"><code>a &amp; b</code></pre>');
  });

  test('marks and numbers lines, line breaks inside them (C3)', async () => {
    const [marked, numbered, diff] = await highlight(
      block('', 'a\nb\nc', { marked: [2] }),
      block('', 'a\nb', { firstLine: 7, marked: [1] }),
      block('diff', '+a\n-b'),
    );
    expect(marked).toMatchInlineSnapshot(`
      "<pre tabindex="0"><code>a
      <span class="line marked">b
      </span>c</code></pre>"
    `);
    expect(numbered).toMatchInlineSnapshot(`
      "<pre tabindex="0" class="numbered"><code><span class="line marked" data-number="7">a
      </span><span class="line" data-number="8">b</span></code></pre>"
    `);
    expect(diff).toMatchInlineSnapshot(`
      "<pre tabindex="0"><code><span class="inserted">+a</span>
      <span class="deleted">-b</span></code></pre>"
    `);
  });

  test('keeps elements within their line', async () => {
    const [html] = await highlight(block('js', '/* a\nb */ `c\nd\n`'));
    for (const line of html!.replace(/<\/?(pre|code)[^>]*>/g, '').split('\n')) {
      expect(line.match(/<span/g)?.length).toBe(line.match(/<\/span>/g)?.length);
    }
  });

  test('keeps the characters of its code', async () => {
    const code = 'a  &lt; "<b>"\n\tc \uFDD0\n\n';
    const [html] = await highlight(block('js', code));
    expect(
      html!
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&'),
    ).toBe(code);
  });
});

describe('the cache between builds', () => {
  test('gives the same HTML as the first build', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'variorum-'));
    const first = await createHighlighter({ cacheDir });
    const expected = await first.highlight([block('bash', 'ls -l')]);
    await first.save();
    expect(await readdir(cacheDir)).toEqual(['highlight.json']);
    const second = await createHighlighter({ cacheDir });
    // The cache holds lines, so that marks do not make it grow.
    expect(await second.highlight([block('bash', 'ls -l')])).toEqual(expected);
    expect((await second.highlight([block('bash', 'ls -l', { marked: [1] })]))[0]).toContain('line marked');
  });

  test('is made anew when it is damaged or of another version', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'variorum-'));
    for (const content of ['{"a":', '["0.0.0", "key", "html"]', '{}', '']) {
      await writeFile(join(cacheDir, 'highlight.json'), content);
      const highlighter = await createHighlighter({ cacheDir });
      expect((await highlighter.highlight([block('bash', 'ls')]))[0]).toContain('class="function"');
      await highlighter.save();
      expect(await readFile(join(cacheDir, 'highlight.json'), 'utf8')).toContain('function');
    }
  });

  test('colours as from nothing, whatever damaged it', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'variorum-'));
    const file = join(cacheDir, 'highlight.json');
    const cache = await HighlightCache.open(cacheDir);
    const known = new Map(
      [1, 2, 3].map((number) => [keyOf('bash', `ls ${number} \u2028`), `<b>${number}</b>`]),
    );
    for (const [key, html] of known) cache.set(key, html);
    await cache.save();
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(anyDamage, async (damaged) => {
        await rm(file, { recursive: true, force: true });
        await writeFile(file, whole);
        damage(file, damaged);
        const next = await HighlightCache.open(cacheDir);
        for (const key of known.keys()) expect(next.get(key)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
    await rm(file, { recursive: true, force: true });
    await writeFile(file, whole);
    const next = await HighlightCache.open(cacheDir);
    for (const [key, html] of known) expect(next.get(key)).toBe(html);
  });

  test('removes what a build left that was ended while it wrote', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'variorum-'));
    const left = join(cacheDir, 'highlight.json.1.tmp');
    await writeFile(left, 'half');
    await utimes(left, 1, 1);
    const cache = await HighlightCache.open(cacheDir);
    cache.set('key', 'html');
    await cache.save();
    expect(await readdir(cacheDir)).toEqual(['highlight.json']);
  });

  test('writes nothing when nothing is new', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'variorum-'));
    await (await createHighlighter({ cacheDir })).save();
    expect(await readdir(cacheDir)).toEqual([]);
  });
});

test('numbers that a step leaves out are not shown', async () => {
  const [html] = await highlight(block('', 'a\nb\nc', { firstLine: 9, numberEvery: 2 }));
  expect(Array.from(html!.matchAll(/data-number="(\d*)"/g), ([, number]) => number)).toEqual(['', '10', '']);
});
