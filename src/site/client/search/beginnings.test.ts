import { expect, it } from 'vitest';
import { beginnings } from './beginnings.ts';

it('the beginnings of a word go down to those that still say something', () => {
  expect(beginnings('pasword')).toEqual(['paswor', 'paswo', 'pasw', 'pas']);
  expect(beginnings('verfication').at(-1)).toBe('verfi');
  expect(beginnings('otp')).toEqual([]);
});

it('the beginnings of several words are as long as each other at most', () => {
  expect(beginnings('reset pasword')).toContain('rese pasw');
  expect(beginnings('my pasword').at(-1)).toBe('my pas');
});
