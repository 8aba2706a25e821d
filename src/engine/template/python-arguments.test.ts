import { expect, test } from 'vitest';
import { readPythonArguments } from './python-arguments.ts';

test.each([
  [`"a b.csv", sep=";"`, ['a b.csv'], { sep: ';' }],
  [
    ` 'it\\'s', usecols=["a", 'b'], colalign=("left",), header=None, n=-3, index = False `,
    ["it's"],
    { usecols: ['a', 'b'], colalign: ['left'], header: null, n: -3, index: false },
  ],
  ['"a", sep="\\t",', ['a'], { sep: '\t' }],
  ['', [], {}],
])('reads what is written out: %s', (text, positional, named) => {
  expect(readPythonArguments(text)).toEqual({ positional, named: new Map(Object.entries(named)) });
});

test.each(['path', '"a" + b', 'f("a")', '"a" "b"', 'x=', '["a"', 'lambda x: x', '"a'])(
  'reads nothing else: %s',
  (text) => {
    expect(readPythonArguments(text)).toBeUndefined();
  },
);
