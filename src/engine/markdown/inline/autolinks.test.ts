import { expect, test } from 'vitest';
import { html, render } from '../testing.ts';

test('addresses in a text are links where the site says so, but not in code and in links', async () => {
  const { html: written } = await render(['https://a.b/c_d_e, a@b.co, `https://no` [https://x.y](z)'], {
    autolinks: true,
  });
  expect(written).toContain('<a href="https://a.b/c_d_e">https://a.b/c_d_e</a>, <a href="mailto:a@b.co">');
  expect(written).toContain('<code>https://no</code> <a href="z">https://x.y</a>');
  expect(await html('https://a.b')).toBe('<p>https://a.b</p>');
});

test('people and issues of a repository are links where the site names it', async () => {
  const autolinks = { repository: 'https://github.com/acme/kettle/' };
  const { html: written } = await render(
    ['Fixed #12 by @ann-b, see other/pot#3 and ?7, a#4, `#5` and [x #6](y); @acme/pan, a@b.co.'],
    {
      autolinks,
    },
  );
  expect(Array.from(written.matchAll(/href="([^"]*)"/g), ([, href]) => href)).toEqual([
    'https://github.com/acme/kettle/issues/12',
    'https://github.com/ann-b',
    'https://github.com/other/pot/issues/3',
    'https://github.com/acme/kettle/discussions/7',
    'y',
    'https://github.com/acme/pan',
    'mailto:a@b.co',
  ]);
  expect(await html('Fixed #12')).toBe('<p>Fixed #12</p>');
});

test('signs stay as they are typed where the site says so', async () => {
  const { html: written } = await render(['(c) --> 1/2 and 2nd'], { symbols: false });
  expect(written).toBe('<p>(c) --&gt; 1/2 and 2nd</p>\n');
  expect(await html('(c) --> 1/2 and 2nd')).toBe('<p>© → ½ and 2<sup>nd</sup></p>');
});
