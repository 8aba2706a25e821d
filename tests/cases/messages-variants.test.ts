import { expect, it } from 'vitest';
import { messagesOf, SITE } from './fixture.ts';

it('G8: a mistake that quotes the value of a variable is told once, as it is written, with all variants', async () => {
  const text = `---
when: product == "p"
---
# Title

## Nothing in {{ version }}

## Links

[a](notes-{{ version }}.md) and [b](../p-{{ version }}/c.md), but 7.0.0 is [literal](notes-7.0.0.md).

![c](pictures/{{ version }}.png)
`;
  expect(await messagesOf({ 'guides/page.md': text })).toMatchInlineSnapshot(`
    "warning guides/page.md:6:1 empty-section
      The section "Nothing in {{ version }}" has no content.
      Write something below it, or put its heading under the condition of its text.
      in p
    warning guides/page.md:10:5 missing-page
      This link leads to no page: "guides/notes-{{ version }}".
      Correct the path, or remove the link.
      in p
    warning guides/page.md:10:37 missing-page
      This link leads to no page: "p-{{ version }}/c".
      Correct the path, or remove the link.
      in p
    warning guides/page.md:10:86 missing-page
      This link leads to no page: "guides/notes-7.0.0".
      Correct the path, or remove the link.
      in p
    error guides/page.md:12:6 missing-image
      There is no picture "guides/pictures/{{ version }}.png" in the content folder.
      Add the file, or correct its path: it is relative to the page, or begins with {{ base_path }}/ or /.
      in p"
  `);
});

it('G8: a value of which a part is quoted is quoted itself', async () => {
  const text = '{% set link = "[a](gone.md)" %}\n{{ link }} {{ link }}\n';
  expect(await messagesOf({ 'page.md': text })).toContain('leads to no page: "gone"');
});

it('G10: a link or picture with an unknown variable that is kept is told as an unknown variable alone', async () => {
  const files = {
    'site.yml': `${SITE}undefined: keep\n`,
    'page.md': '[a]({{ base_path }}/{{ guide }}/) ![b]({{ picture }})\n',
  };
  expect((await messagesOf(files)).match(/^warning .*/gm)).toEqual([
    'warning page.md:1:24 unknown-variable',
    'warning page.md:1:43 unknown-variable',
  ]);
});

it('G8: a mistake in some of hundreds of versions is told with ranges of them', async () => {
  const versions = Array.from({ length: 200 }, (_, minor) => `7.${minor}`);
  const said = await messagesOf({
    'site.yml': `title: Many\nproducts:\n  - { id: p, name: P, versions: ${JSON.stringify(versions)} }\n  - { id: cloud, name: Cloud }\n`,
    'new.md': '---\nwhen: is_version >= "7.50" and is_version != "7.120"\n---\n# New\n\nText.\n',
    'page.md':
      '# Page\n\n[New](new.md)\n\n{% if is_version < "7.3" or is_version > "7.180" %}[Cloud](none.md){% endif %}\n',
  });
  expect(said).toMatchInlineSnapshot(`
    "warning page.md:3:7 absent-page
      This link leads to "new", which exists only in p 7.50 to 7.119, 7.121 and later.
      Put the link under the condition that the page has in its when:.
      in p until 7.49, 7.120; cloud
    warning page.md:5:60 missing-page
      This link leads to no page: "none".
      Correct the path, or remove the link.
      in p until 7.2, 7.181 and later"
  `);
});
