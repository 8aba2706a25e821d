import { describe, expect, it } from 'vitest';
import { relates } from './tab-memory.ts';

describe('groups of tabs', () => {
  it('ask the same when they share two labels, or all', () => {
    expect(relates(['Link', 'Code', 'SMS'], ['Code', 'Link'])).toBe(true);
    expect(relates(['Linux'], ['Linux'])).toBe(true);
  });

  it('ask something else when one label is equal by chance (F6)', () => {
    expect(relates(['Request', 'Answer'], ['Request', 'Refused'])).toBe(false);
    expect(relates(['Linux'], ['Linux', 'Windows'])).toBe(false);
  });
});
