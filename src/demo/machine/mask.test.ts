import { describe, expect, it } from 'vitest';
import { maskEmail, maskMobile } from './mask.ts';

describe('masking', () => {
  it('rule 7: shows of a contact what its owner recognizes, and no more', () => {
    expect(maskEmail('alex@example.com')).toBe('a***@e*****e.com');
    expect(maskEmail('somebody9@gmail.com')).toBe('s********@g***l.com');
    expect(maskMobile('+94771233902')).toBe('********3902');
  });

  it.each([
    ['a@b.c', 'a@b.c'],
    ['ab@cd.example.org', 'a*@c********e.org'],
    ['no address', 'no address'],
    ['', ''],
  ])('takes %j apart into %j', (address, masked) => {
    expect(maskEmail(address)).toBe(masked);
  });
});
