import { expect, test, vi } from 'vitest';
import type { Finding } from '../../engine/finding.ts';
import { formatFinding, printFindings } from './print-findings.ts';

test('of a file with very many findings the first are printed, and the others are counted', () => {
  const finding = (file: string, line: number, severity: Finding['severity'] = 'error'): Finding => ({
    severity,
    rule: 'a-rule',
    message: `Line ${line}.`,
    place: { file, line },
  });
  const many = Array.from({ length: 100_000 }, (_, line) => finding('many.md', line));
  const printed: string[] = [];
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => printed.push(text));
  const findings = [...many, finding('one.md', 1), finding('many.md', 7, 'warning')];
  printFindings({ findings, site: undefined }, '/');
  error.mockRestore();
  expect(printed.filter((line) => line.includes('many.md'))).toHaveLength(52);
  expect(printed.at(-3)).toContain('… and 99,950 more errors in many.md');
  expect(printed.at(-2)).toContain('one.md:1');
  expect(printed.at(-1)).toBe('100,001 errors, 1 warning');
});

test('warnings of one kind are told once, with their number, files and the first place', () => {
  const finding = (file: string, line: number, message: string): Finding => ({
    severity: 'warning',
    rule: 'a-rule',
    message,
    place: { file, line },
  });
  const printed: string[] = [];
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => printed.push(text));
  const alike = Array.from({ length: 2796 }, (_, line) =>
    finding(line % 2 ? 'a.md' : 'b.md', line + 1, `Nothing reads the key "k${line} "x" y" in line ${line}.`),
  );
  const others = Array.from({ length: 5 }, (_, line) => finding('c.md', line, `Another of ${line}.`));
  printFindings({ findings: [...alike, ...others], site: undefined }, '/');
  error.mockRestore();
  expect(printed.filter((line) => line.includes('Nothing reads'))).toEqual([
    expect.stringContaining('b.md:1'),
  ]);
  expect(printed).toContain('  … and 2,795 more of this kind in 2 files\n');
  expect(printed.filter((line) => line.includes('Another of'))).toHaveLength(5);
  expect(printed.at(-2)).toContain('check --format json');
});

test('a message that quotes a long text, or what a terminal would obey, is printed short and harmless', () => {
  const finding: Finding = {
    severity: 'error',
    rule: 'a-rule',
    message: `Found "\x1b[2J${'x'.repeat(1_000_000)}", expected a list.`,
    place: { file: 'a\nb.md', line: 1 },
  };
  const text = formatFinding(finding, { root: '/', site: undefined, colour: false });
  expect(text.length).toBeLessThan(2000);
  expect(text).toContain('a\\x0ab.md:1');
  expect(text).toContain('Found "\\x1b[2Jxxx');
  expect(text).toContain('", expected a list.');
});
