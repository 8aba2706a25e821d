import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { rememberTexts } from './remembered-texts.ts';
import { readTextFile } from './text-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-texts-'));
const file = join(folder, 'page.md');
const read = () => readTextFile(file, 'page.md');

beforeAll(rememberTexts);
afterEach(() => vi.useRealTimers());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets time pass until files are at rest. */
function wait(): void {
  vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ['Date'] });
}

it('is the text that the file has, however it was changed', () => {
  writeFileSync(file, 'One');
  expect(read()).toEqual({ text: 'One' });
  writeFileSync(file, 'Two');
  expect(read()).toEqual({ text: 'Two' });
  wait();
  expect([read(), read()]).toEqual([{ text: 'Two' }, { text: 'Two' }]);
  // Of the same size and, as far as the file says, of the same time. Some systems count that in steps in which much can happen.
  const { atime, mtime } = statSync(file);
  const changedAt = (): bigint => statSync(file, { bigint: true }).ctimeNs;
  const before = changedAt();
  do {
    writeFileSync(file, 'Six');
    utimesSync(file, atime, mtime);
  } while (changedAt() === before);
  expect(read()).toEqual({ text: 'Six' });
  writeFileSync(join(folder, 'other.md'), 'Ten');
  renameSync(join(folder, 'other.md'), file);
  expect(read()).toEqual({ text: 'Ten' });
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0xfd]));
  expect(read()).toHaveProperty('findings');
  rmSync(file);
  expect(read()).toHaveProperty('findings');
});
