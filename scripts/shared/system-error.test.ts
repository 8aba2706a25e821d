import { describe, expect, it } from 'vitest';
import { describeForeignError } from './foreign-error.ts';
import { describeSystemError } from './system-error.ts';

const coded = (code: string, path?: string) => Object.assign(new Error(`${code}: it failed`), { code, path });

describe('what the system refuses', () => {
  it.each([
    [coded('ENOSPC'), 'The disk is full.'],
    [
      new Error('Failed to write file in /x\nCaused by:\n  No space left on device (os error 28)'),
      'The disk is full.',
    ],
    [
      new Error('The search index is incomplete: Error: No space left on device (os error 28)'),
      'The disk is full.',
    ],
    ['ENOSPC: no space left on device, write', 'The disk is full.'],
    [coded('EDQUOT'), 'Your share of the disk is used up.'],
    [coded('EROFS', '/vol/x'), 'mounted for reading only'],
    [new Error('cannot write', { cause: coded('EACCES', '/vol/x') }), '(EACCES, /vol/x)'],
    [new AggregateError([new Error('odd'), coded('EMFILE')], 'two'), 'ulimit'],
    [new Error('Too many open files (os error 24)'), 'ulimit'],
  ])('is told with what to do: %s', (error, sentence) => {
    expect(describeSystemError(error)).toContain(sentence);
    expect(describeForeignError(error)).not.toMatch(/report|rolldown|\n/);
  });

  it('is not what a page or a component got wrong', () => {
    expect(describeSystemError(new Error('Unexpected token in "Permission denied"'))).toBeUndefined();
    expect(describeSystemError(new Error('x is not defined'))).toBeUndefined();
    expect(describeSystemError(undefined)).toBeUndefined();
  });
});
