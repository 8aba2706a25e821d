import { symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listFiles } from '../../src/engine/library/folder/file-list.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import { messagesOf, writeContent } from './fixture.ts';

it('G13: an include with backslashes, or without its ending, is told how to be written', async () => {
  const files = {
    'includes/note.md': 'Note\n',
    'page.md': '{% include "includes\\note.md" %}\n\n{% include "includes/note" %}\n',
  };
  expect(await messagesOf(files)).toMatchInlineSnapshot(`
    "error page.md:1:1 missing-include
      The path of this include has backslashes: "includes\\note.md".
      Write it with slashes, as on every system: "includes/note.md".
      in every variant
    error page.md:3:1 missing-include
      There is no file "includes/note" to include.
      Did you mean "includes/note.md"?
      in every variant"
  `);
});

it('G8: an included file with a frontmatter of its own is pointed at, with the way to it', async () => {
  const files = {
    'includes/note.md': '---\ntitle: Note\n---\nText\n',
    'includes/rule.md': '---\n\nText\n\n---\n',
    'page.md': 'Text\n\n{% include "includes/note.md" %}\n\n{% include "includes/rule.md" %}\n',
  };
  expect(await messagesOf(files)).toMatchInlineSnapshot(`
    "warning includes/note.md:1 included-frontmatter
      This file begins with a frontmatter, which readers see as text where it is included.
      Remove it, and give the pages what it says; or include a file without one.
      included from page.md:3:1
      in every variant"
  `);
});

it('G8: links to files that are not there, or that lead out of the folder, are left out; others are followed', () => {
  const root = writeContent({ 'page.md': 'Text\n', 'guides/a.md': 'Text\n', 'guides/a.txt': 'a' });
  symlinkSync('guides', join(root, 'handbook'));
  symlinkSync('..', join(root, 'guides/up'));
  expect(listFiles(root)).toEqual({
    pages: ['guides/a.md', 'handbook/a.md', 'page.md'],
    assets: ['guides/a.txt', 'handbook/a.txt'],
    modules: [],
    parts: [],
    included: [],
    findings: [],
    hasLinks: true,
  });
  symlinkSync('nowhere.md', join(root, 'gone.md'));
  symlinkSync(tmpdir(), join(root, 'out'));
  const { findings, pages } = openLibrary(root, { highlight: async () => [] });
  expect(pages.map(({ path }) => path)).toEqual(['guides/a.md', 'handbook/a.md', 'page.md']);
  expect(findings).toMatchObject([
    {
      rule: 'unreadable-file',
      message: 'This is a link to a file that is not there; it is left out.',
      place: { file: 'gone.md' },
    },
    {
      rule: 'outside-roots',
      message: 'This is a link that leads out of the content folder; it is left out.',
      place: { file: 'out' },
    },
  ]);
});

it('G13: files whose endings only look like those of pages are pointed at', async () => {
  const files = {
    'page.md': 'Text\n',
    'guides/a.MD': 'Text\n',
    'b.markdown': 'Text\n',
    'includes/c.markdown': 'x\n',
  };
  expect(await messagesOf(files)).toMatchInlineSnapshot(`
    "warning b.markdown:1 unread-page
      This file is no page but a download: the names of pages end in ".md" or ".mdx", in small letters.
      Call it "b.md" if it is to be a page.
    warning guides/a.MD:1 unread-page
      This file is no page but a download: the names of pages end in ".md" or ".mdx", in small letters.
      Call it "a.md" if it is to be a page."
  `);
});
