import { expect, test } from 'vitest';
import { render } from '../testing.ts';

test('lines of a text stay lines where a site says so, and run on elsewhere', async () => {
  const lines = ['a *b', 'c* d', '', '- e', '  f', '', '`g', 'h`'];
  const { html } = await render(lines, { lineBreaks: true });
  expect(html.trim()).toBe(
    '<p>a <em>b<br>\nc</em> d</p>\n<ul>\n<li>e<br>\nf</li>\n</ul>\n<p><code>g h</code></p>',
  );
  expect((await render(lines)).html).not.toContain('<br>');
});
