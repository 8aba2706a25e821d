import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assertWritten } from './missing-files.ts';

test('a build that wrote fewer files than it was to write fails, and names the first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-written-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/größe.md'), '');
  const nothing = new Map();
  assertWritten(folder, ['a/größe.md'], nothing);
  assertWritten(folder, ['a/größe.md', 'seen.md'], new Map([['seen.md', '']]));
  mkdirSync(join(folder, 'page'));
  expect(() => assertWritten(folder, ['a/größe.md', 'page'], nothing)).toThrowErrorMatchingInlineSnapshot(
    `[Error: The build was to write 2 files and wrote 1; "page" is missing. This is a mistake of Variorum or of a package that it uses: please report it with this message.]`,
  );
  const many = Array.from({ length: 2000 }, (_, number) => `${number}/index.html`);
  expect(() => assertWritten(folder, ['a/größe.md', ...many], nothing)).toThrowErrorMatchingInlineSnapshot(
    `[Error: The build was to write 2,001 files and wrote 1; "0/index.html", "1/index.html", "2/index.html", "3/index.html", "4/index.html" and 1,995 more are missing. This is a mistake of Variorum or of a package that it uses: please report it with this message.]`,
  );
});
