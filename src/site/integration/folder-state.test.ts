import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { settledState } from './folder-state.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-state-'));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  mkdirSync(at('guides/deep'), { recursive: true });
  writeFileSync(at('guides/deep/a.md'), 'A');
  writeFileSync(at('b.md'), 'B');
  symlinkSync(at('b.md'), at('link.md'));
});

describe('the state of folders', () => {
  it('is the same as long as nothing changes', async () => {
    expect(await settledState([folder])).toEqual(await settledState([folder]));
  });

  it.each<[string, () => void]>([
    ['a file is written again, of the same size', () => writeFileSync(at('guides/deep/a.md'), 'X')],
    ['a file is replaced by one of the same size and time', () => replaceAlike()],
    ['a file comes', () => writeFileSync(at('c.md'), '')],
    ['a file goes', () => rmSync(at('b.md'))],
    ['a file moves', () => renameSync(at('b.md'), at('guides/b.md'))],
    ['a file becomes a folder', () => [rmSync(at('b.md')), mkdirSync(at('b.md'))]],
    ['a folder comes', () => mkdirSync(at('empty'))],
    ['nobody may read a file any more', () => chmodSync(at('b.md'), 0)],
    [
      'a link leads elsewhere',
      () => [rmSync(at('link.md')), symlinkSync(at('guides/deep/a.md'), at('link.md'))],
    ],
    ['a link leads to itself', () => [rmSync(at('link.md')), symlinkSync(at('link.md'), at('link.md'))]],
    ['all of it goes', () => rmSync(folder, { recursive: true })],
  ])('is another one when %s', async (_what, change) => {
    const before = await settledState([folder]);
    change();
    expect(await settledState([folder])).not.toEqual(before);
  });

  function replaceAlike(): void {
    const time = new Date(1_700_000_000_000);
    utimesSync(at('b.md'), time, time);
    writeFileSync(at('other'), 'X');
    utimesSync(at('other'), time, time);
    renameSync(at('other'), at('b.md'));
  }

  it('knows what lies behind links to folders, also where they lead round in a circle', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'variorum-state-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
    writeFileSync(join(elsewhere, 'c.md'), 'C');
    symlinkSync(elsewhere, at('elsewhere'));
    symlinkSync(folder, join(elsewhere, 'back'));
    const before = await settledState([folder, elsewhere]);
    writeFileSync(join(elsewhere, 'c.md'), 'D');
    expect(await settledState([folder, elsewhere])).not.toEqual(before);
  });

  it('says nothing of hidden files and of packages, where no content lies', async () => {
    const before = await settledState([folder]);
    mkdirSync(at('.git'));
    writeFileSync(at('.git/index'), 'I');
    mkdirSync(at('node_modules'));
    expect(await settledState([folder])).toEqual(before);
  });

  it('is asked for again until nobody is writing any more', async () => {
    writeFileSync(at('b.md'), '');
    const state = settledState([folder]);
    writeFileSync(at('b.md'), 'Filled');
    expect(await state).toEqual(await settledState([folder]));
  });
});
