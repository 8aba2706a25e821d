import { expect, test } from 'vitest';
import { readValues } from './separated-values.ts';

test.each([
  [
    'a,b\n1,2\n',
    ',',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'a,b\r\n1,2',
    ',',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    '"a ""x""\nb",c\n\n,\nd',
    ',',
    [
      [1, 'a "x"\nb', 'c'],
      [4, '', ''],
      [5, 'd'],
    ],
  ],
  [
    'a\tb,c\n"d"e\t',
    '\t',
    [
      [1, 'a', 'b,c'],
      [2, 'de', ''],
    ],
  ],
  [
    'a,\nb,c\n',
    ',',
    [
      [1, 'a', ''],
      [2, 'b', 'c'],
    ],
  ],
  ['', ',', []],
])('reads rows with their lines: %j', (text, separator, rows) => {
  const read = readValues(text, separator);
  expect(Array.isArray(read) && read.map(({ line, values }) => [line, ...values])).toEqual(rows);
});

test('tells of a quotation mark that nothing closes', () => {
  expect(readValues('a,b\n"c,d\ne', ',')).toEqual({ line: 2 });
});
