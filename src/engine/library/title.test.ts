import { describe, expect, it } from 'vitest';
import { plainTitle } from './title.ts';

describe('a title as plain text', () => {
  it.each([
    ['Plain', 'Plain'],
    ['**Bold** and *thin* and `code` and ==mark==', 'Bold and thin and code and mark'],
    ['A [link](x.md) and ![picture](y.png)', 'A link and picture'],
    ['Title {#id}', 'Title'],
    ['Title { #id .class }', 'Title'],
    ['Title {: .class }', 'Title'],
    ['Braces {id} stay', 'Braces {id} stay'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
  ])('%s', (markdown, text) => expect(plainTitle(markdown)).toBe(text));
});
