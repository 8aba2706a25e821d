import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { DictionaryWriter, Stretch, stretchesOf } from './dictionary.ts';
import { placeNumber, readPostings, writePostings } from './postings.ts';

it('whole numbers are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0xffffffff })), (numbers) => {
      const writer = new ByteWriter();
      for (const number of numbers) writer.number(number);
      const reader = new ByteReader(writer.written());
      expect(numbers.map(() => reader.number())).toEqual(numbers);
      expect(reader.isAtEnd).toBe(true);
    }),
  );
});

it('places are read as they were written, by section', () => {
  const sections = [3, 3, 70_000];
  const places = [placeNumber(0, 0), placeNumber(500, 7), placeNumber(3, 4)];
  const writer = new ByteWriter();
  writePostings(writer, sections, places);
  expect([...readPostings(new ByteReader(writer.written()))]).toEqual([
    [
      3,
      [
        { position: 0, field: 0 },
        { position: 500, field: 7 },
      ],
    ],
    [70_000, [{ position: 3, field: 4 }]],
  ]);
});

const ANY = { isWhole: false, isMinor: false };

it('words are found in the stretches of the alphabet that may have them', () => {
  const writer = new DictionaryWriter();
  const words = Array.from({ length: 300 }, (_, index) => `word${String(index).padStart(3, '0')}`);
  for (const word of words) writer.add(word, new Uint8Array(100));
  const { stretches } = writer.written();
  const sizes = stretches.map(({ bytes }) => bytes.length);
  const firsts = stretches.map(({ first }) => first);
  expect(firsts.length).toBeGreaterThan(3);
  for (const beginning of ['word', 'word1', 'word123', 'word299', 'a', 'x', 'word29']) {
    const found = stretchesOf(firsts, sizes, beginning, ANY).flatMap((index) => [
      ...new Stretch(stretches[index]!.bytes).words.keys(),
    ]);
    const wanted = words.filter((word) => word.startsWith(beginning));
    expect(found.filter((word) => word.startsWith(beginning))).toEqual(wanted);
  }
});
