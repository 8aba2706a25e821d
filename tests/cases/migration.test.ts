import { expect, it } from 'vitest';
import { messagesOf, openFiles, SITE } from './fixture.ts';

const KEEP = `${SITE}undefined: keep\n`;
const PAGE = '---\ntitle: A page\ntemplate: wide.html\nnav: { order: 2, icon: star }\n---\nText\n';

it('G10: keys of another generator in the frontmatter are ignored with a warning while a site is migrated', async () => {
  expect(await messagesOf({ 'site.yml': KEEP, 'page.md': PAGE })).toMatchInlineSnapshot(`
    "warning page.md:3 invalid-frontmatter
      "template" is not a key that Variorum knows; expected one of title, description, when, nav, attributes, tags, hide, templates, redirect_from, ids_from, search.
      Did you mean "templates"?
    warning page.md:4 invalid-frontmatter
      nav: "icon" is not a key that Variorum knows; expected one of title, order, hidden.
      Remove "icon"."
  `);
  const library = openFiles({ 'site.yml': KEEP, 'page.md': PAGE });
  expect(library.pages[0]?.frontmatter).toEqual({ title: 'A page', nav: { order: 2 } });
  expect(await messagesOf({ 'page.md': PAGE })).toMatch(/^error page.md:3 invalid-frontmatter/);
});

it('G8: what else is wrong in the frontmatter is an error then too', async () => {
  const page = '---\ntemplate: wide.html\nsearch: sometimes\n---\nText\n';
  expect((await messagesOf({ 'site.yml': KEEP, 'page.md': page })).match(/^error .*/gm)).toEqual([
    'error page.md:2 invalid-frontmatter',
    'error page.md:3 invalid-frontmatter',
  ]);
});

it('a page that Material for MkDocs keeps out of the search is kept out of it', () => {
  const library = openFiles({ 'page.md': '---\nsearch:\n  exclude: true\n---\nText\n' });
  expect(library.pages[0]?.frontmatter.search).toBe(false);
});
