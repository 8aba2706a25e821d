import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** What may happen to a file between two builds: for tests that generate it. */
export interface Damage {
  kind: 'byte' | 'cut' | 'added' | 'deleted' | 'empty' | 'folder' | 'link to nowhere' | 'another file';
  /** where, as a part of the length: from 0 to 1 */
  at: number;
  /** what is added, or by how much a byte is changed: from 1 to 255 */
  by: number;
}

/** Every kind of damage, at every place. */
export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(
    'byte',
    'byte',
    'byte',
    'cut',
    'cut',
    'added',
    'deleted',
    'empty',
    'folder',
    'link to nowhere',
    'another file',
  ),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  by: fc.integer({ min: 1, max: 255 }),
});

/** Damages a file, which has at least one byte. */
export function damage(file: string, { kind, at, by }: Damage): void {
  const bytes = readFileSync(file);
  const position = Math.floor(at * bytes.length);
  if (kind === 'added') {
    appendFileSync(file, Buffer.from([by]));
    return;
  }
  rmSync(file);
  if (kind === 'byte') bytes[position] = bytes[position]! + by;
  if (kind === 'byte') writeFileSync(file, bytes);
  else if (kind === 'cut') writeFileSync(file, bytes.subarray(0, position));
  else if (kind === 'empty') writeFileSync(file, '');
  else if (kind === 'another file') writeFileSync(file, `{"another":"file ${by}"}\n`);
  else if (kind === 'folder') mkdirSync(join(file, 'inside'), { recursive: true });
  else if (kind === 'link to nowhere') symlinkSync(join(file, 'nowhere'), file);
}
