import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FSWatcher } from 'vite';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { followFolders } from './follow-folders.ts';

/** A watcher that says only what a test lets it say. */
class Watcher extends EventEmitter {
  readonly add = vi.fn();
}

let folder: string;
let watcher: Watcher;
const changed = vi.fn();
const settled = vi.fn();
const failed = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  folder = mkdtempSync(join(tmpdir(), 'variorum-follow-'));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  writeFileSync(join(folder, 'a.md'), 'A');
  watcher = new Watcher();
  followFolders(watcher as unknown as FSWatcher, () => [folder], { changed, settled, failed });
  hear('all', 'change', join(folder, 'a.md'));
  await vi.waitUntil(() => settled.mock.calls.length > 0);
  vi.resetAllMocks();
});

function hear(...event: [string, ...unknown[]]): void {
  const [name, ...rest] = event;
  watcher.emit(name, ...rest);
}

describe('following folders', () => {
  it('finds a change although all that is heard is that something happened in a folder', async () => {
    rmSync(join(folder, 'a.md'));
    mkdirSync(join(folder, 'a.md'));
    hear('raw', 'rename', 'a.md', { watchedPath: folder });
    await vi.waitUntil(() => settled.mock.calls.length > 0);
    expect(changed).toHaveBeenCalledOnce();
  });

  it('works on changes that come together at once', async () => {
    for (const name of ['b.md', 'c.md', 'd.md']) {
      writeFileSync(join(folder, name), name);
      hear('all', 'add', join(folder, name));
    }
    await vi.waitUntil(() => settled.mock.calls.length > 0);
    expect(changed).toHaveBeenCalledOnce();
  });

  it('works on a change that comes while one is worked on, and tells of both together', async () => {
    changed.mockImplementationOnce(() => {
      writeFileSync(join(folder, 'b.md'), 'B');
      hear('all', 'add', join(folder, 'b.md'));
    });
    writeFileSync(join(folder, 'a.md'), 'Another');
    hear('all', 'change', join(folder, 'a.md'));
    await vi.waitUntil(() => settled.mock.calls.length > 0);
    expect(changed).toHaveBeenCalledTimes(2);
    expect(settled).toHaveBeenCalledOnce();
  });

  it('tells nothing where nothing has changed, and of what happens elsewhere', async () => {
    const elsewhere = `${folder}-elsewhere`;
    mkdirSync(elsewhere);
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    const another = { changed: vi.fn(), settled: vi.fn(), failed: vi.fn() };
    followFolders(watcher as unknown as FSWatcher, () => [elsewhere], another);
    hear('all', 'change', join(folder, 'a.md'));
    hear('all', 'add', elsewhere);
    // Who began at the same time is done.
    await vi.waitUntil(() => another.settled.mock.calls.length > 0);
    writeFileSync(join(folder, 'b.md'), 'B');
    writeFileSync(join(elsewhere, 'b.md'), 'B');
    hear('all', 'add', join(elsewhere, 'b.md'));
    await vi.waitUntil(() => another.settled.mock.calls.length > 1);
    expect(changed).not.toHaveBeenCalled();
  });

  it('goes on after what fails', async () => {
    changed.mockImplementationOnce(() => {
      throw new Error('No.');
    });
    writeFileSync(join(folder, 'a.md'), 'Another');
    hear('all', 'change', join(folder, 'a.md'));
    await vi.waitUntil(() => failed.mock.calls.length > 0);
    writeFileSync(join(folder, 'a.md'), 'One more');
    hear('all', 'change', join(folder, 'a.md'));
    await vi.waitUntil(() => settled.mock.calls.length > 0);
  });
});
