import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listFiles } from './file-list.ts';

/** A content folder with folders of one page each, and links by path. */
function contentWith(folders: readonly string[], links: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'variorum-files-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of folders) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'page.md'), '');
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(join(root, target), join(root, path));
  return root;
}

it('shows a folder that is linked from several places at each, but not within itself', () => {
  const root = contentWith(['a', 'b', 'shared/deep'], {
    'a/more': 'shared',
    'b/more': 'shared',
    'shared/deep/up': 'shared',
  });
  const { pages, findings } = listFiles(root);
  expect(pages).toEqual([
    'a/more/deep/page.md',
    'a/page.md',
    'b/more/deep/page.md',
    'b/page.md',
    'shared/deep/page.md',
  ]);
  expect(findings).toEqual([]);
});

it('lists folders that link to each other along some of the ways through them, and says so', () => {
  const folders = Array.from({ length: 12 }, (_, index) => `f${index}`);
  const links = folders.flatMap((folder) =>
    folders.map((other) => [`${folder}/to-${other}`, other] as const),
  );
  const { pages, findings } = listFiles(contentWith(folders, Object.fromEntries(links)));
  expect(pages.length).toBeLessThan(20_000);
  expect(findings).toMatchObject([
    {
      severity: 'error',
      rule: 'endless-links',
      message: expect.stringContaining('with which more than 20,000 files and folders have another path.'),
    },
  ]);
});
