import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemErrorCode } from '../report/system-error.ts';
import { Output } from './output.ts';
import { MARK, writeMark } from './output-mark.ts';
import { refuseOutput } from './refusal.ts';
import { type Files, put, see } from './testing/layouts.ts';

/** Only root may mount, and not in every container; elsewhere the steps are told to fail as a mount does (output.test.ts). */
const mayMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-mount-'));
  try {
    mount(folder);
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

function mount(folder: string, ...args: string[]): void {
  const how = args.length > 0 ? args : ['-t', 'tmpfs', '-o', 'size=2m', 'none'];
  execFileSync('mount', [...how, folder], { stdio: 'ignore' });
}

let home: string;
let volume: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-disk-')));
  volume = join(home, 'volume');
  mkdirSync(volume);
});
afterEach(() => {
  execFileSync('umount', [volume], { stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true });
});

async function build(out: string, files: Files): Promise<unknown> {
  const { signal } = new AbortController();
  let output: Output | undefined;
  try {
    output = await Output.open(out, { cache: join(home, 'cache'), tell: () => undefined, signal });
    put(output.staging, files);
    writeMark(output.staging);
    output.replace();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    output?.close();
  }
}

/** More than a block of a disk. */
const page = (text: string) => `${text}${' '.repeat(9000)}`;
/** What lies in a folder, with the beginning of each text. */
const glance = (folder: string) =>
  Object.entries(see(folder)).map(([path, text]) => [path, text?.slice(0, 200)]);
const OLD = { 'index.html': page('old'), 'a/b.html': page('o'), 'gone/c.html': page('x') };
const NEW = { 'index.html': page('new'), 'a/b.html': page('n'), 'new/d.html': page('y') };

describe.skipIf(!mayMount)('an output on a disk of its own', () => {
  it.each([
    ['a volume', () => mount(volume)],
    ['a folder that is mounted from the same disk', () => mount(volume, '--bind', volume)],
  ])('is replaced where it is %s, and leaves nothing else there', async (_, mounted) => {
    mounted();
    expect(await build(volume, OLD)).toBeUndefined();
    put(volume, { CNAME: 'mine' });
    expect(await build(volume, NEW)).toBeUndefined();
    const { [MARK]: _mark, ...files } = see(volume);
    expect(files).toEqual({ ...NEW, CNAME: 'mine' });
    expect(readdirSync(home).toSorted()).toEqual(['cache', 'volume']);
  });

  it.each(['.', 'site'])(
    'stays as it was when the disk is full, and the next build goes on (%s)',
    async (where) => {
      mount(volume);
      const out = join(volume, where);
      const failures: unknown[] = [];
      const fresh = join(home, 'fresh');
      put(fresh, NEW);
      for (let free = 0; free < 24; free++) {
        expect(await build(out, OLD)).toBeUndefined();
        const before = glance(volume);
        const { bavail, bsize } = statfsSync(volume);
        writeFileSync(
          join(volume, where === '.' ? 'filling' : '../volume/filling'),
          Buffer.alloc((bavail - free) * bsize),
        );
        const failure = await build(out, NEW);
        rmSync(join(volume, 'filling'));
        if (failure) {
          failures.push(failure);
          expect(glance(volume)).toEqual(before);
        } else expect(glance(out)).toEqual(expect.arrayContaining(glance(fresh)));
      }
      expect(failures.length).toBeGreaterThan(0);
      expect(failures.length).toBeLessThan(24);
      for (const failure of failures) expect(systemErrorCode(failure)).toBe('ENOSPC');
    },
  );

  it('is refused before anything is built when it can only be read', async () => {
    mount(volume);
    expect(await build(volume, OLD)).toBeUndefined();
    execFileSync('mount', ['-o', 'remount,ro', volume]);
    const content = join(home, 'content');
    expect(refuseOutput(volume, { content, cache: join(home, 'cache') })).toContain(
      'mounted for reading only',
    );
    expect(refuseOutput(join(volume, 'site'), { content, cache: join(home, 'cache') })).toContain(
      'reading only',
    );
    expect(see(volume)).toMatchObject(OLD);
    // Of folders, Node says that they are not there.
    let failure: unknown;
    try {
      mkdirSync(join(volume, 'a/b'), { recursive: true });
    } catch (error) {
      failure = error;
    }
    expect(systemErrorCode(failure)).toBe('EROFS');
  });
});
