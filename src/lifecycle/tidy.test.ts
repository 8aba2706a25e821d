import { describe, expect, it } from 'vitest';
import { GONE, tidy } from './tidy.ts';

/** A text in which `⌂` stands for what went. */
const tidied = (text: string, tidiness: 'neat' | 'apart' | 'verbatim' = 'neat') =>
  tidy(text.replaceAll('⌂', GONE), () => tidiness).text;

describe('what went leaves nothing behind', () => {
  it.each([
    ['E1: one blank line where there were two around it', 'A\n\n⌂\n\nB\n', 'A\n\nB\n'],
    ['E1: one blank line between what went one after the other', 'A\n⌂\n\n⌂\nB\n', 'A\n\nB\n'],
    ['E1: as many blank lines as the writer had', 'A\n\n\n⌂\n\n\nB\n', 'A\n\n\nB\n'],
    ['E1: none at the end of a file', 'A\n\n⌂\n', 'A\n'],
    ['E1: none at the beginning of a file', '⌂\nA\n', 'A\n'],
    ['E2: no blank line that splits a list', '- a\n⌂\n- b\n', '- a\n- b\n'],
    ['E2: no blank line in an item', '1. a\n    ⌂\n    more\n', '1. a\n    more\n'],
    ['E2: no blank line between rows', '| a |\n⌂\n| b |\n', '| a |\n| b |\n'],
    ['E2: a blank line between paragraphs', 'a\n⌂\nb\n', 'a\n\nb\n'],
    ['E2: a blank line before a list that follows a text', 'a\n⌂\n- b\n', 'a\n\n- b\n'],
    ['E3: no row without cells', '| a | b |\n| ⌂ | ⌂ |\n| c | d |\n', '| a | b |\n| c | d |\n'],
    ['E3: a row with one empty cell', '| a | ⌂ |\n', '| a | |\n'],
    ['E4: a space stays where one word follows another', 'Click⌂ now⌂ or later.\n', 'Click now or later.\n'],
    ['E4: a space that only one side had', 'a ⌂b\n', 'a b\n'],
    ['E5: one space for two', 'Click ⌂ now.\n', 'Click now.\n'],
    ['E5: one space in a chain', 'a ⌂ b ⌂ ⌂ c\n', 'a b c\n'],
    ['E5: no space at the end of a line', 'a ⌂\nb\n', 'a\nb\n'],
    ['E5: no space at its beginning, but for the indentation', '  ⌂ a\n', '  a\n'],
    ['code is left as it reads', '```\na\n⌂\nb\n```\n', '```\na\n\nb\n```\n'],
  ])('%s', (_, text, expected) => {
    expect(tidied(text)).toBe(expected);
  });

  it('can leave a blank line, or what a template would print, where that reads otherwise', () => {
    expect(tidied('- a\n⌂\n- b\n', 'apart')).toBe('- a\n\n- b\n');
    expect(tidied('a  ⌂ b\n\n⌂\n⌂\nc', 'verbatim')).toBe('a   b\n\n\n\nc');
  });
});
