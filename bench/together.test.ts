import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

const measured = (seconds: number, processor: number | undefined, megabytes: number) => ({
  seconds,
  processor,
  megabytes,
  stages: '',
});

describe('machines that build parts of a site', () => {
  it('take as long as the slowest and the assembly, and the processor time of all', () => {
    const parts = [measured(3, 4, 500), measured(5, 6, 400)];
    expect(together(parts, measured(2, 1, 300))).toEqual(measured(7, 11, 500));
  });

  it('take nobody knows how much where one of them does not say it', () => {
    expect(together([measured(3, undefined, 1)], measured(2, 1, 1)).processor).toBeUndefined();
  });
});
