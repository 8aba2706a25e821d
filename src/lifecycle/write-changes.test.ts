import { expect, it } from 'vitest';
import { contentFolder, filesOf } from './testing.ts';
import { PartlyWritten, writeChanges } from './write-changes.ts';

it('writes, makes and removes files', () => {
  const root = contentFolder({ 'a.md': 'a', 'b.md': 'b' });
  writeChanges(
    root,
    new Map([
      ['a.md', 'A'],
      ['b.md', undefined],
      ['new/c.md', 'c'],
    ]),
  );
  expect(filesOf(root)).toEqual({ 'a.md': 'A', 'new/c.md': 'c' });
});

it('leaves all as it was where one file cannot be written, and says what was changed', () => {
  const files = { 'a.md': 'a', 'b.md': 'b' };
  const root = contentFolder(files);
  // No file can lie in a file.
  const write = () =>
    writeChanges(
      root,
      new Map([
        ['a.md', 'A'],
        ['b.md/c.md', 'c'],
      ]),
    );
  expect(write).toThrow(PartlyWritten);
  expect(write).toThrow('b.md/c.md cannot be written.');
  expect(filesOf(root)).toEqual(files);
  const late = contentFolder({ 'a.md': 'a', 'b.md/c.md': 'c' });
  try {
    writeChanges(
      late,
      new Map([
        ['a.md', 'A'],
        ['b.md', 'B'],
      ]),
    );
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ written: ['a.md'], message: 'b.md cannot be written.' });
  }
  expect(filesOf(late)).toEqual({ 'a.md': 'A', 'b.md/c.md': 'c' });
});
