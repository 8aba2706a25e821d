import { expect, test } from 'vitest';
import { html, render } from './testing.ts';

test('a type in a heading is no part of its id, by itself and behind one backslash', async () => {
  expect(await html('# Pot\\<T>', '', '# Lid<T>', '', '# Cup\\<A, B\\>', '', '# `Jug<T>`')).toBe(
    [
      '<h1 id="pot">Pot&lt;T&gt;</h1>',
      '<h1 id="lid">Lid&lt;T></h1>',
      '<h1 id="cupa-b">Cup&lt;A, B&gt;</h1>',
      '<h1 id="jugt"><code>Jug&lt;T&gt;</code></h1>',
    ].join('\n'),
  );
});

const TABS = ['## On Linux', '', '=== "By hand"', '', '    a', '', '=== "Linux"', '', '    b'];

test('tabs have the ids that their site says, below those of headings', async () => {
  const idsOf = async (tabIds?: { slugify: 'ascii'; heading?: boolean }) => {
    const { html: written } = await render(['## Linux', '', ...TABS], tabIds ? { tabIds } : {});
    return Array.from(written.matchAll(/<section[^>]* id="([^"]*)"/g), ([, id]) => id);
  };
  expect(await idsOf()).toEqual(['tab-by-hand', 'tab-linux']);
  expect(await idsOf({ slugify: 'ascii' })).toEqual(['by-hand', 'linux_1']);
  expect(await idsOf({ slugify: 'ascii', heading: true })).toEqual(['on-linux-by-hand', 'on-linux-linux']);
});

test('a heading without a text is left out and takes an id all the same, as in Python-Markdown', async () => {
  expect(await html('#', '', '## 目标', '', '## 方法')).toBe('<h2 id="_2">目标</h2>\n<h2 id="_3">方法</h2>');
});
