import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tableOf, writeTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = [
  { corpus: '250 pages' },
  { name: 'cold', seconds: 6, processor: 9.5, megabytes: 700.4, ratio: { seconds: 3, processor: undefined } },
  { name: 'save to screen', seconds: 0.28 },
];

describe('a table of what was measured', () => {
  it('has a row for each build, with what it is compared with', () => {
    expect(tableOf(ROWS).replace(/ +/g, ' ')).toBe(
      `| **250 pages** | | | | | |
| cold | 6.00 s | 9.50 s | 700 MB | 3.00 × | |
| save to screen | 0.28 s | | | | |`,
    );
  });

  it('takes the place of the one before, and leaves the rest of the document alone', () => {
    const file = join(folder, 'performance.md');
    const place = '<!-- written by `npm run bench -- --write` -->\n';
    writeFileSync(file, `# Performance\n\n${place}\nbefore\n\n<!-- end of it -->\n\nMore.\n`);
    writeTable(file, 'A machine', ROWS);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^# Performance\n\n<!-- [^>]*-->\n\nA machine:\n\n\| build /);
    expect(text).toMatch(/\n\n<!-- end of it -->\n\nMore\.\n$/);
    expect(text).not.toContain('before');
    writeTable(file, 'A machine', ROWS);
    expect(readFileSync(file, 'utf8')).toBe(text);
    writeFileSync(file, '# Performance\n');
    expect(() => writeTable(file, 'A machine', ROWS)).toThrow('has no place for the table');
  });
});
