import { expect, test } from 'vitest';
import { ComparisonError } from './compare.ts';
import { ExpectedError } from './expected-error.ts';
import { MisuseError } from './limits.ts';

test.each([ExpectedError, ComparisonError, MisuseError])(
  'a mistake of a writer takes no look at the code that found it: %o',
  (Mistake) => {
    const limit = Error.stackTraceLimit;
    expect(new Mistake('wrong').stack).not.toContain('\n');
    expect(Error.stackTraceLimit).toBe(limit);
    expect(new Error('ours').stack).toContain('\n');
  },
);
