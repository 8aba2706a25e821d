import { expect, it } from 'vitest';
import { messagesOf, SITE } from './fixture.ts';

it('A3: versions that are listed from the newest to the oldest are pointed at', async () => {
  const site = `title: T
products:
  - { id: p, name: P, versions: [next, "7.10.0", "7.9.0"] }
  - { id: q, name: Q, versions: ["7.1.0", "7.0.9", "7.2.0", next] }
`;
  expect(await messagesOf({ 'site.yml': site, 'page.md': 'Text\n' })).toMatchInlineSnapshot(`
    "warning site.yml:3 falling-versions
      versions: "7.10.0" stands before "7.9.0", so that it counts as the older one.
      List the oldest version first: the order of the list is the order of versions."
  `);
});

it('D8: a page that nav names twice is pointed at', async () => {
  const site = `${SITE}nav:\n  - page.md\n  - title: Group\n    page: page.md\n    children: [other.md]\n`;
  const files = { 'site.yml': site, 'page.md': 'Text\n', 'other.md': 'Text\n' };
  expect(await messagesOf(files)).toMatchInlineSnapshot(`
    "warning site.yml:12 repeated-nav-page
      nav: the page "page.md" stands there already, in line 10.
      Name every page once: readers go from one to the next in this order."
  `);
});

it('D8: a page is named once for each of the variants that entries are for', async () => {
  const site = 'title: T\nproducts:\n  - { id: p, name: P, versions: ["1", "2"] }\nnav:\n';
  const told = (nav: string) => messagesOf({ 'site.yml': site + nav, 'page.md': 'Text\n' });
  const only = (...variants: string[]) => `  - { page: page.md, variants: [${variants.join(', ')}] }\n`;
  expect(await told(only('p@1') + only('p@2'))).toBe('');
  for (const nav of [
    only('p@1') + only('p@2', 'p@1'),
    `  - page.md\n${only('p@1')}`,
    `${only('p@1')}  - page.md\n`,
    `  - { title: Group, variants: [p@1], children: [page.md] }\n${only('p@1')}`,
  ])
    expect(await told(nav), nav).toContain('the page "page.md" stands there already');
});

it('D8: an entry needs a title, unless it is a page alone', async () => {
  const site = `${SITE}nav:\n  - { page: page.md, children: [other.md] }\n`;
  expect(await messagesOf({ 'site.yml': site, 'page.md': 'Text\n', 'other.md': 'Text\n' })).toContain(
    'an entry needs a "title", unless it is a page alone.',
  );
});

it('G8: a value that breaks several rules is told once', async () => {
  const site = 'title: T\nproducts:\n  - { id: p, name: P, path: "en/{versio}" }\n';
  expect((await messagesOf({ 'site.yml': site })).match(/^error/gm)).toHaveLength(1);
});
