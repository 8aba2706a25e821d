import { describe, expect, it } from 'vitest';
import { patternedDate } from './date-pattern.ts';

describe('the pattern of a date', () => {
  const day = new Date('2024-03-05T23:30:00Z');

  it('is read as Babel reads it', () => {
    expect(patternedDate('yyyy/MM/dd', day, 'en')).toBe('2024/03/05');
    expect(patternedDate('MMMM yyyy', day, 'en')).toBe('March 2024');
    expect(patternedDate('EEE, d MMM yy', day, 'en')).toBe('Tue, 5 Mar 24');
    expect(patternedDate("d. MMMM 'im Jahr' y", day, 'de')).toBe('5. März im Jahr 2024');
    expect(patternedDate('yyyy-M', day, 'ja')).toBe('2024-3');
  });

  it('may be the name of one', () => {
    expect(patternedDate('long', day, 'en')).toBe('March 5, 2024');
    expect(patternedDate('short', day, 'de')).toBe('05.03.24');
  });

  it('cannot ask for hours', () => {
    expect(patternedDate('yyyy HH', day, 'en')).toBeUndefined();
  });
});
