import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { documentsOf } from './documents-of.ts';
import { SharedDocuments } from './shared-documents.ts';
import type { ShownDocument } from './shown-document.ts';

const VERSIONS = ['1.0', '1.1', '1.2', '1.3', '1.4'];

/** The pages of all documents of a page, made of little, and how many of them were made. */
async function pagesOf(text: string): Promise<{ made: number; pages: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-shared-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, 'site.yml'),
    `title: Orbit guides\nproducts: [{ id: orbit, name: Orbit, versions: ${JSON.stringify(VERSIONS)} }]\n`,
  );
  writeFileSync(join(folder, 'a.md'), text);
  const library = openLibrary(folder, { highlight: async () => [] });
  const documents = new SharedDocuments({ base: '', origin: undefined });
  let made = 0;
  const make = async ({ around, title, article, markdown }: ShownDocument): Promise<string> => {
    made++;
    return `${around.variant.version}: ${title}, ${around.url}, ${markdown}, ${article.replaceAll(/ data-passage="\d+"/g, '')}`;
  };
  const pages: string[] = [];
  for (const document of documentsOf(library, library.page('a.md')!)) {
    const rendered = await library.render(document);
    const page = await documents.html({ library, rendered, apparatus: undefined, updated: undefined }, make);
    pages.push(Buffer.from(page).toString());
  }
  return { made, pages };
}

const pageOf = (version: string, text = 'Text.') =>
  `${version}: A, /orbit/${version}/a/, /orbit/${version}/a.md, \n<p>${text}</p>\n`;

test('a page is made once for the variants in which it is the same but for their own words', async () => {
  const { made, pages } = await pagesOf('# A\n\nText.\n');
  expect(pages).toEqual(VERSIONS.map((version) => pageOf(version)));
  // The oldest has no upgrade that leads to it, and all but the latest tell which is.
  expect(made).toBe(3);
});

test('a page is made for each text that it has', async () => {
  const { made, pages } = await pagesOf('# A\n\n{% if is_version > "1.1" %}New.{% else %}Old.{% endif %}\n');
  expect(pages).toEqual(VERSIONS.map((version) => pageOf(version, version > '1.1' ? 'New.' : 'Old.')));
  expect(made).toBe(4);
});

test('a page that says itself in which version it is, is made for that alone', async () => {
  const { made } = await pagesOf('---\ndescription: Orbit 1.2 and later\n---\n\n# A\n\nText.\n');
  expect(made).toBe(4);
});
