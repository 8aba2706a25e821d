import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { describeSystemError, systemErrorCode } from './system-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-system-error-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('errors of the system become sentences that name the file and say what to do', () => {
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('loop', join(folder, 'loop'));
  const name = 'n'.repeat(300);
  const said = [
    folder,
    join(folder, 'none'),
    join(folder, 'loop'),
    join(folder, 'file/x'),
    join(folder, name),
  ].map((path) => describeSystemError(thrownBy(() => readFileSync(path))));
  expect(said).toEqual([
    `A file that this command needs is a folder, not a file (EISDIR). Rename the folder, or name another place.`,
    `"${folder}/none" is not there (ENOENT). If it was there a moment ago, try again; else correct its name.`,
    `"${folder}/loop" is a link that leads to itself (ELOOP). Correct the link, or delete it.`,
    `A part of the path of "${folder}/file/x" is a file where a folder belongs (ENOTDIR). Rename the file, or name another place.`,
    `The name of "${folder}/${name}" is longer than the name of a file can be (ENAMETOOLONG). Shorten the names of files and folders, and those in redirect_from.`,
  ]);
});

test('a package that is not installed is named, in whichever way Node says it', async () => {
  const require = createRequire(import.meta.url);
  const said = [
    describeSystemError(thrownBy(() => require.resolve('odd-package/package.json'))),
    describeSystemError(thrownBy(() => require.resolve('@odd/package'))),
    describeSystemError(thrownBy(() => require.resolve('./nothing.js'))),
  ];
  expect(said.map((sentence) => sentence?.split(' (')[0])).toEqual([
    'The package "odd-package" is not installed',
    'The package "@odd/package" is not installed',
    'A package that Variorum needs is not installed',
  ]);
});

test('messages of programs that say only a number or a name are understood', () => {
  const rust = new Error(
    '[UNHANDLEABLE_ERROR] Could not write `/out/a.js`: No space left on device (os error 28)',
  );
  expect(describeSystemError(rust)).toBe(
    'There is no space left on the disk of "/out/a.js" (ENOSPC). Free some, or name folders on another disk with --out and --cache.',
  );
  expect(systemErrorCode('panicked: Read-only file system')).toBe('EROFS');
  const debug = `Os { code: ${constants.errno.EROFS}, kind: ReadOnlyFilesystem, message: "Read-only file system" }`;
  expect(systemErrorCode(debug)).toBe('EROFS');
  expect(systemErrorCode(new Error('outer', { cause: new Error('EMFILE: too many open files, open') }))).toBe(
    'EMFILE',
  );
  expect(systemErrorCode(new AggregateError([new Error('x'), new Error('write EIO')]))).toBe('EIO');
});

test('what the system has a name for is told with it, whatever it is, and nothing else is', () => {
  const codes = Object.keys(constants.errno).filter((code) => systemErrorCode({ code }) !== undefined);
  expect(codes.length).toBeGreaterThan(60);
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.string(), (code, path) => {
      const said = describeSystemError(Object.assign(new Error('x'), { code, path }))!;
      expect(said).toContain(`(${code})`);
      expect(said).toMatch(/^\S.*\. \S.*\.$/s);
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (thing) => {
      expect(() => describeSystemError(thing)).not.toThrow();
    }),
  );
  for (const other of [new Error('Cannot read properties of undefined'), undefined, null, 7, {}, 'EXTRA: x'])
    expect(describeSystemError(other)).toBeUndefined();
});
