import { expect, test } from 'vitest';
import { type Claim, settleIds } from './settle-ids.ts';

/** The ids of editions that one variant each reads; a claim is its place in the source and what it wants. */
function idsOf(...editions: [source: number, wanted: string][][]): string[][] {
  return settleIds(
    editions.map((claims) => ({
      readers: 1,
      taken: new Set<string>(),
      claims: claims.map(([source, wanted]): Claim => ({ source, wanted })),
    })),
  );
}

test('what is there once has the id that it wants', () => {
  expect(
    idsOf(
      [
        [0, 'a'],
        [5, 'b'],
      ],
      [[5, 'b']],
    ),
  ).toEqual([['a', 'b'], ['b']]);
});

test('what follows gets suffixes, past ids that are taken', () => {
  expect(
    idsOf([
      [0, 'a'],
      [1, 'a'],
      [2, 'a_1'],
      [3, 'a'],
      [4, ''],
    ]),
  ).toEqual([['a', 'a_1', 'a_2', 'a_3', '_1']]);
});

test('a suffix depends on nothing but what wants the same id', () => {
  expect(
    idsOf([
      [0, 'x_5'],
      [1, 'x_5'],
      [2, 'x'],
      [3, 'x'],
    ]),
  ).toEqual([['x_5', 'x_6', 'x', 'x_1']]);
});

test('what excludes each other has the same id', () => {
  expect(
    idsOf(
      [
        [0, 'a'],
        [9, 'a'],
      ],
      [
        [5, 'a'],
        [9, 'a'],
      ],
    ),
  ).toEqual([
    ['a_1', 'a'],
    ['a_1', 'a'],
  ]);
});

test('what most variants have keeps its id, whatever stands above it in some', () => {
  expect(
    idsOf(
      [
        [0, 'a'],
        [9, 'a'],
      ],
      [[9, 'a']],
    ),
  ).toEqual([['a_1', 'a'], ['a']]);
});

test('what overlaps has one id in each edition that has it', () => {
  expect(
    idsOf(
      [[0, 'a']],
      [[9, 'a']],
      [
        [0, 'a'],
        [9, 'a'],
      ],
    ),
  ).toEqual([['a'], ['a_1'], ['a', 'a_1']]);
});

test('each round of a loop has an id of its own', () => {
  expect(
    idsOf(
      [
        [0, 'a'],
        [0, 'a'],
      ],
      [[0, 'a']],
    ),
  ).toEqual([['a', 'a_1'], ['a']]);
});

test('an id that the writer chose is left to its heading in every edition', () => {
  const claims = [{ source: 3, wanted: 'a' }];
  expect(
    settleIds([
      { readers: 1, taken: new Set(['a']), claims },
      { readers: 3, taken: new Set(), claims },
    ]),
  ).toEqual([['a_1'], ['a_1']]);
});
