import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { withoutPassages } from '../../src/engine/proof/without-passages.ts';
import { FindingsError, type SiteFindings } from '../../src/engine/variants/findings-error.ts';
import { formatFinding } from '../../src/site/report/print-findings.ts';

/** Product P with five versions, and `cloud` without any, as ../../../shared/cases.md has them. */
export const SITE = `title: Cases
products:
  - id: p
    name: P
    versions: ["7.0.0", "7.1.0", "7.2.0", "7.10.0", next]
    latest: "7.10.0"
  - id: cloud
    name: Cloud
`;

/** The ids of its variants. */
export const VARIANTS = ['p@7.0.0', 'p@7.1.0', 'p@7.2.0', 'p@7.10.0', 'p@next', 'cloud'] as const;

/** Files of a content folder by path; `site.yml` is {@link SITE} unless it is among them. */
export type Files = Record<string, string | Uint8Array>;

const written: string[] = [];
afterAll(() => {
  for (const root of written) rmSync(root, { recursive: true, force: true });
});

/** Writes a content folder, which is removed after the tests of the file; returns its absolute path. */
export function writeContent(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'variorum-cases-'));
  written.push(root);
  for (const [path, text] of Object.entries({ 'site.yml': SITE, ...files })) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** Opens files as a library. Code blocks become plain `<pre><code>`. @throws FindingsError */
export function openFiles(files: Files): ReturnType<typeof openLibrary> {
  return openLibrary(writeContent(files), {
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
  });
}

/** Renders a page in a variant. @throws FindingsError */
export async function renderPage(
  library: ReturnType<typeof openLibrary>,
  variant: string,
  path = 'page.md',
): ReturnType<typeof library.render> {
  const document = library.document(library.page(path)!, library.variant(variant)!);
  if (!document) throw new Error(`${path} does not exist in ${variant}`);
  return library.render(document);
}

/** The HTML of `page.md` with this text in the variants asked for, by variant. */
export async function htmlOf<Id extends string = (typeof VARIANTS)[number]>(
  text: string,
  variants: readonly Id[] = VARIANTS as readonly string[] as readonly Id[],
  files: Files = {},
): Promise<Record<Id, string>> {
  const library = openFiles({ ...files, 'page.md': text });
  const html = await Promise.all(
    variants.map(async (id) => [id, withoutPassages((await renderPage(library, id)).html)]),
  );
  return Object.fromEntries(html) as Record<Id, string>;
}

/** What a command would print for these files: the errors of opening them, else those of every page. */
export async function messagesOf(files: Files): Promise<string> {
  const root = writeContent(files);
  try {
    const library = openLibrary(root, { highlight: async (blocks) => blocks.map(() => '<pre></pre>') });
    await library.checkPages();
    return print(library, root);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return print(error, root);
  }
}

/** What a command would print for `page.md` with this text, beside other files. */
export function messagesOfText(text: string, files: Files = {}): Promise<string> {
  return messagesOf({ ...files, 'page.md': text });
}

function print({ findings, site }: SiteFindings, root: string): string {
  const text = findings.map((finding) => formatFinding(finding, { root, site, colour: false })).join('\n');
  // Messages show files relative to where the command was called.
  return text.replaceAll(/(?:\.\.\/)*\S*variorum-cases-\w+\//g, '');
}
