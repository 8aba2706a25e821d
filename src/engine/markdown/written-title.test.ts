import { expect, test } from 'vitest';
import { writtenTitle } from './written-title.ts';

test.each([
  ['The `foo_bar` command', 'The foo_bar command'],
  ['`` a`b `` and `', 'a`b and `'],
  ['The \\*args and \\_\\_init\\_\\_', 'The *args and __init__'],
  ['`\\*` stays in code', '\\* stays in code'],
  [':tada: Release :no_such_emoji:', '🎉 Release :no_such_emoji:'],
  [':material-home: Home', 'Home'],
  [':material-home:', ':material-home:'],
  ['urn:b:100 at 10:100:30', 'urn:b:100 at 10:100:30'],
  ['*args, **kwargs and __init__', '*args, **kwargs and __init__'],
  ['2 * 3 * 4, snake_case and ~/x', '2 * 3 * 4, snake_case and ~/x'],
  ['R&amp;D <b>', 'R&amp;D <b>'],
  ['[x](y) ![z](w)', '[x](y) ![z](w)'],
  ['C:\\Users', 'C:\\Users'],
])('%j shows %j', (written, shown) => {
  expect(writtenTitle(written)).toBe(shown);
});

test.each([
  ['R&amp;D &copy; <b>now</b>', 'R&D © now'],
  ['<span class="x">Govern <img src="a.svg" alt="Hub"></span>', 'Govern'],
  ['<img src="a.svg" alt="Hub">', 'Hub'],
  ['Read <iostream> & <T>', 'Read <iostream> & <T>'],
  ['One<br>two', 'One two'],
  ['a < b', 'a < b'],
  ['<code>`x`</code>', 'x'],
])('%j shows %j where titles are HTML', (written, shown) => {
  expect(writtenTitle(written, true)).toBe(shown);
});
