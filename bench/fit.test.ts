import { describe, expect, it } from 'vitest';
import { describeFit } from './fit.ts';

const small = { documents: 4_000, measured: { processor: 40, megabytes: 1_000 } };

describe('a line through two builds', () => {
  it('says what a third takes, and by how much memory grew', () => {
    const large = { documents: 16_000, measured: { processor: 160, megabytes: 1_300 } };
    expect(describeFit([small, large], 100_000)).toBe(
      'From 4,000 to 16,000 documents, memory grows to 1.30 times as much. A line through both says 1000 s of processor time and 3.4 GB for 100,000.',
    );
  });

  it('is none where the system does not tell', () => {
    expect(
      describeFit([small, { documents: 16_000, measured: { processor: 1, megabytes: undefined } }], 1),
    ).toBeUndefined();
  });
});
