import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anyDamage, damage } from '../../engine/testing/damage.ts';
import { RecordFile, RecordFileWriter, sealRecordFile } from './record-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-record-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'record');
const ID = 'an-id';

function write(values: readonly unknown[]) {
  const writer = new RecordFileWriter(path);
  const extents = values.map((value) => writer.add(value));
  writer.close();
  sealRecordFile(path, ID);
  return extents;
}

describe('a record file', () => {
  it('gives back every text that it was given', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      fc.constantFrom('\u2028\u2029', '\r\n', '\0', '\ud800', '\u0085\v\f', 'x'.repeat(3_000_000)),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (values) => {
        const extents = write(values);
        const file = new RecordFile(path, ID);
        expect(extents.map((extent) => file.read(extent))).toEqual(values);
        expect(file.last).toEqual(values.at(-1));
        file.close();
      }),
      { numRuns: 100 },
    );
  });

  it('is not used when anything of it is damaged', () => {
    write(['one', { two: 'two' }, ['three \u2028']]);
    const whole = readFileSync(path);
    fc.assert(
      fc.property(anyDamage, (damaged) => {
        rmSync(path, { recursive: true, force: true });
        writeFileSync(path, whole);
        damage(path, damaged);
        expect(() => new RecordFile(path, ID)).toThrow();
      }),
      { numRuns: 2000 },
    );
    rmSync(path, { recursive: true, force: true });
  });

  it('is not used for what it does not belong to, nor before it is sealed', () => {
    write(['one']);
    expect(() => new RecordFile(path, 'another-id')).toThrow();
    const writer = new RecordFileWriter(path);
    writer.add('one');
    writer.close();
    expect(() => new RecordFile(path, ID)).toThrow();
  });

  it.skipIf(process.platform === 'win32')('is not waited for when something else stands in its place', () => {
    rmSync(path, { recursive: true, force: true });
    execFileSync('mkfifo', [path]);
    expect(() => new RecordFile(path, ID)).toThrow();
    rmSync(path);
  });
});
