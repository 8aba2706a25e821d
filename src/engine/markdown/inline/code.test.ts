import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('code that begins with more backticks than it ends with has those that are too many, as in Python-Markdown', async () => {
  expect(await html('See ````note` here')).toBe('<p>See <code>```note</code> here</p>');
  expect(await html('From ```10.0.x`` on')).toBe('<p>From <code>`10.0.x</code> on</p>');
});

test('backticks that could belong to several pieces of code are signs where no others match them', async () => {
  expect(await html('From ```10.0.x`` on, `more`')).toBe('<p>From ```10.0.x`` on, <code>more</code></p>');
  expect(await html('From `10.0.x`` on')).toBe('<p>From `10.0.x`` on</p>');
});
