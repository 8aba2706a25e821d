import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LockListener, takeLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'lock');
const { signal } = new AbortController();

/** A listener, and what it heard. */
function listener(): LockListener & { heard: string[]; waits: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const heard: string[] = [];
  return {
    heard,
    waits: promise,
    waiting: () => {
      heard.push('waiting');
      resolve();
    },
    impossible: (reason) => heard.push(reason),
  };
}

describe('a lock', () => {
  it('is held by one at a time, and leaves no file', async () => {
    const [first, second] = [listener(), listener()];
    const lock = await takeLock(file, first, signal);
    let taken = false;
    const other = takeLock(file, second, signal).then((held) => {
      taken = true;
      return held;
    });
    await second.waits;
    expect(taken).toBe(false);
    lock.release();
    (await other).release();
    expect([first.heard, second.heard, existsSync(file)]).toEqual([[], ['waiting'], false]);
  });

  it('is given back when the process that holds it is killed', async () => {
    const code = `import { takeLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
      await takeLock(${JSON.stringify(file)}, {}, new AbortController().signal);
      console.log('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '-e',
      code,
    ]);
    await once(child.stdout, 'data');
    const told = listener();
    const taking = takeLock(file, told, signal);
    await told.waits;
    child.kill('SIGKILL');
    (await taking).release();
    expect([told.heard, existsSync(file)]).toEqual([['waiting'], false]);
  });

  it('is not waited for when the build is ended', async () => {
    const ending = new AbortController();
    const told = listener();
    const lock = await takeLock(file, listener(), signal);
    const waiting = takeLock(file, told, ending.signal);
    await told.waits;
    ending.abort(new Error('The build was ended.'));
    await expect(waiting).rejects.toThrow('The build was ended.');
    lock.release();
  });

  it('does not touch a file of that name with something in it', async () => {
    writeFileSync(file, 'precious');
    await expect(takeLock(file, listener(), signal)).rejects.toThrow('needs the name');
    expect(readFileSync(file, 'utf8')).toBe('precious');
    rmSync(file);
  });
});
