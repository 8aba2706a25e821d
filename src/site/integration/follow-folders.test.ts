import { EventEmitter } from 'node:events';
import fs, { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FSWatcher } from 'vite';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { stateOf } from './folder-state.ts';
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

describe('following files of which events tell', () => {
  const at = (name: string): string => join(folder, name);

  /** Follows the folder, of which is known what lies there. */
  function follow(): { changed: typeof changed } {
    const changed = vi.fn();
    watcher = new Watcher();
    followFolders(watcher as unknown as FSWatcher, () => [folder], { changed, failed }, stateOf([folder]));
    return { changed };
  }

  it('looks at what they tell of alone, whatever lies beside it', async () => {
    for (let page = 0; page < 200; page++) writeFileSync(at(`${page}.md`), 'Text');
    const { changed } = follow();
    let looks = 0;
    const names = ['lstatSync', 'statSync', 'readdirSync', 'realpathSync'] as const;
    for (const name of names) {
      const look = fs[name] as (...all: unknown[]) => unknown;
      vi.spyOn(fs, name).mockImplementation(((...all: unknown[]) => {
        looks++;
        return look(...all);
      }) as never);
    }
    syncBuiltinESMExports();
    writeFileSync(at('7.md'), 'Another text');
    hear('raw', 'change', '7.md', { watchedPath: folder });
    await vi.waitUntil(() => changed.mock.calls.length > 0);
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    expect(changed).toHaveBeenCalledWith([at('7.md')]);
    expect(looks).toBeLessThan(20);
  });

  it.each<[string, () => void, string[]]>([
    ['by another file that takes its name', () => replace('a.md'), ['a.md', 'a.md~']],
    ['beside a copy that comes and goes', () => writeFileSync(at('a.md'), 'Another'), ['4913', 'a.md']],
    [
      'beside a hidden file',
      () => [writeFileSync(at('.a.swp'), ''), writeFileSync(at('a.md'), 'B')],
      ['.a.swp', 'a.md'],
    ],
  ])('knows a file that is written %s', async (_what, save, names) => {
    const { changed } = follow();
    save();
    for (const name of names) hear('raw', 'rename', name, { watchedPath: folder });
    await vi.waitUntil(() => changed.mock.calls.length > 0);
    expect(changed.mock.calls[0]).toEqual([[at('a.md')]]);
  });

  function replace(name: string): void {
    writeFileSync(at(`${name}~`), 'Another');
    renameSync(at(`${name}~`), at(name));
  }

  it.each<[string, () => void, string, string[]]>([
    ['a file comes', () => writeFileSync(at('b.md'), 'B'), 'b.md', ['b.md']],
    ['a file goes', () => rmSync(at('a.md')), 'a.md', ['a.md']],
    ['a file becomes a folder', () => [rmSync(at('a.md')), mkdirSync(at('a.md'))], 'a.md', ['a.md']],
    [
      'a folder is moved there',
      () => [mkdirSync(at('c')), writeFileSync(at('c/d.md'), 'D')],
      'c',
      ['c', 'c/d.md'],
    ],
    ['a link comes', () => symlinkSync(at('a.md'), at('l.md')), 'l.md', ['l.md']],
  ])('looks at everything where %s', async (_what, become, name, paths) => {
    const { changed } = follow();
    become();
    hear('raw', 'rename', name, { watchedPath: folder });
    await vi.waitUntil(() => changed.mock.calls.length > 0);
    expect(changed).toHaveBeenCalledWith(paths.map(at));
  });

  it('finds a while later what no event told of', async () => {
    const { changed } = follow();
    writeFileSync(at('a.md'), 'Another');
    writeFileSync(at('b.md'), 'Untold');
    hear('all', 'change', at('a.md'));
    await vi.waitUntil(() => changed.mock.calls.length > 1, 5_000);
    expect(changed.mock.calls).toEqual([[[at('a.md')]], [[at('b.md')]]]);
  });

  it('knows a file by a link that leads to it', async () => {
    symlinkSync(at('a.md'), at('l.md'));
    const { changed } = follow();
    writeFileSync(at('a.md'), 'Another');
    hear('all', 'change', at('a.md'));
    await vi.waitUntil(() => changed.mock.calls.length > 0);
    expect(changed).toHaveBeenCalledWith([at('a.md'), at('l.md')]);
  });
});
