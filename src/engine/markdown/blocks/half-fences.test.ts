import { expect, test } from 'vitest';
import { render } from '../testing.ts';

async function told(...lines: string[]): Promise<string> {
  return (await render(lines)).html.replace(/\n(?=<)|\n$/g, '');
}

test('code whose closing marks stand behind its last line ends there', async () => {
  const next = ['', '**Next:**', '', '```js', 'b', '```'];
  expect(await told('```sh', 'x', 'a; ```', ...next)).toBe(
    '<figure class="code" data-language="sh"><pre><code>x\na;</code></pre></figure><p><strong>Next:</strong></p><figure class="code" data-language="js"><pre><code>b</code></pre></figure>',
  );
  expect(await told('```sh', 'a```', '', 'b')).toMatch(/<code>a<\/code>.*<p>b<\/p>$/);
});

test.each([
  ['it is closed below', ['```md', 'a ```', '', 'b', '```']],
  ['no blank line is below', ['```md', 'a ```', 'b']],
  ['the marks are code in that line', ['```md', 'a ```b```', '', 'c']],
  ['there are more of them', ['```md', 'a ````', '', 'b']],
])('and goes on where %s', async (_, lines) => {
  const { html } = await render([...lines, '']);
  expect(html.match(/<figure/g)).toHaveLength(1);
  expect(html).not.toContain('<p>');
});

test('code that a text begins at the end of a line is code of that text', async () => {
  expect(await told('1. Say ```', '   a --b', '   ```', '', 'End.')).toBe(
    '<ol><li>Say <code>a --b</code></li></ol><p>End.</p>',
  );
});

test.each([
  ['more stands below the marks', ['Say ```', 'a', '```', 'b']],
  ['a language is named', ['Say ```', '```js', 'a', '```']],
  ['the text has as many marks again', ['Say ```a``` or ```', 'b', '```', '', '']],
])('and a block begins where %s', async (_, lines) => {
  expect((await render(lines)).html).toContain('<figure');
});
