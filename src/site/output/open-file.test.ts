import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeSystemError } from '../report/system-error.ts';
import { writeKnownFile } from './hash-file.ts';
import { withOpenFile } from './open-file.ts';

const failure = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it.skipIf(!existsSync('/dev/full'))('a full disk is told with the file that had no room', () => {
  expect(describeSystemError(failure(() => writeKnownFile('/dev/full', 'text')))).toMatch(
    /^There is no space left on the disk of "\/dev\/full" \(ENOSPC\)\./,
  );
});

it('an error says whose it is once, and one of another kind is left alone', () => {
  const named = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'open', path: '/there' });
  expect(failure(() => withOpenFile('/here', () => failThere(named)))).toMatchObject({
    path: '/there',
  });
  const other = new TypeError('no number');
  expect(failure(() => withOpenFile('/here', () => failThere(other)))).not.toHaveProperty('path');
});

function failThere(error: Error): never {
  throw error;
}
