import { expect, it } from 'vitest';
import type { SiteFolder } from '../../variants/site.ts';
import { ownersOf } from './site-folder.ts';

const folder = (path: string, variant: string, ...without: string[]) =>
  ({ path, variant, without }) as unknown as SiteFolder;

const FOLDERS = [
  folder('docs', 'cloud', 'install/', '/pay.md'),
  folder('docs', 'server', 'billing/**/old-*.md'),
  folder('more', 'other'),
  folder('.', 'rest', 'lost.md'),
];

it.each([
  ['docs/index.md', ['cloud', 'server']],
  ['docs/a/install/set-up.md', ['server']],
  ['docs/pay.md', ['server']],
  ['docs/a/pay.md', ['cloud', 'server']],
  ['docs/billing/a/old-1.md', ['cloud']],
  ['more/pay.md', ['other']],
  ['docs.md', ['rest']],
  ['lost.md', []],
])('a page is of the variants that share its folder, but for those without it: %s', (path, owners) => {
  expect([...ownersOf(path, FOLDERS)!]).toEqual(owners);
});

it('a page outside of all folders is of no variant in particular', () => {
  expect(ownersOf('index.md', FOLDERS.slice(0, 3))).toBeUndefined();
});
