import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { explainPage } from './explain.ts';
import { openLibrary } from './library.ts';

/** More pages than are kept open, so that the first is opened again. */
const MANY = 30;

let root: string;
/** how often each file of the folder was read */
const reads = new Map<string, number>();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-read-once-'));
  reads.clear();
  for (const name of ['openSync', 'readFileSync'] as const) {
    const read = fs[name] as (path: fs.PathLike, ...rest: unknown[]) => unknown;
    vi.spyOn(fs, name).mockImplementation(((path: fs.PathLike, ...rest: unknown[]) => {
      const file = relative(root, String(path));
      reads.set(file, (reads.get(file) ?? 0) + 1);
      return read(path, ...rest);
    }) as never);
  }
  syncBuiltinESMExports();
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('a content folder', () => {
  test('has the file of each page read once, whatever is asked of the page and however often', async () => {
    write('site.yml', 'title: T\nproducts: [{ id: p, name: P, versions: ["1", "2"] }]\n');
    write('_unused.md', 'Nobody includes this.\n');
    write('scale.ts', 'export const scale = 2;\n');
    const pages = Array.from({ length: MANY }, (_, index) => `pages/${index}.md`);
    for (const path of pages) write(path, '---\nwhen: version == "1"\n---\n# Title {{ version }}\n\nText\n');
    write('pages/chart.mdx', "import { scale } from '../scale.ts';\n\n# Chart\n\n{scale}\n");

    const library = openLibrary(root, { highlight: async () => [] });
    for (const variant of library.site.variants) library.navigation(variant);
    for (const page of library.pages) {
      for (const variant of library.variantsOf(page)) await library.render(library.document(page, variant)!);
      explainPage(library, page);
      library.fingerprint(page);
    }
    // It was opened first, and is not kept any more.
    const first = library.page(pages[0]!)!;
    await library.render(library.document(first, library.site.variants[0]!)!);

    const ofPages = [...reads].filter(([file]) => file.startsWith('pages'));
    expect(ofPages.toSorted()).toEqual(
      [...pages, 'pages/chart.mdx'].toSorted().map((path) => [join(path), 1]),
    );
  });

  test('has the posts of a blog read once, though the blog asks them before they are pages', () => {
    write('site.yml', 'title: T\nproducts: [{ id: p, name: P }]\nsources: mkdocs\nblogs: [{}]\n');
    write('blog/index.md', '# Blog\n');
    write('blog/posts/a.md', '---\ndate: 2024-01-31\n---\n# A\n');
    const library = openLibrary(root, { highlight: async () => [] });
    expect(library.page('blog/posts/a.md')?.post?.date).toBe('2024-01-31');
    expect(reads.get(join('blog/posts/a.md'))).toBe(1);
  });
});
