import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { countWork } from '../testing/count-work.ts';
import { Findings } from './findings.ts';

const finding = (line: number, variants?: string[]): Finding => ({
  severity: 'error',
  rule: 'wrong',
  message: 'This is wrong.',
  place: { file: 'page.md', line },
  ...(variants && { variants }),
});

describe('findings', () => {
  it('are told once, with all variants in which they occur, in the order of their lines', () => {
    const findings = new Findings();
    findings.add([finding(2, ['a']), finding(1, ['a'])]);
    findings.add([finding(2, ['b', 'a'])]);
    expect(findings.list()).toEqual([finding(1, ['a']), finding(2, ['a', 'b'])]);
  });

  it('hold in all variants once they hold in none in particular', () => {
    const findings = new Findings();
    for (const variants of [['a'], undefined, ['b']]) findings.add([finding(1, variants)]);
    expect(findings.list()).toEqual([finding(1)]);
  });

  it('take no more than twice the work when twice as many variants have them', async () => {
    const work = (variants: number) =>
      countWork(() => {
        const findings = new Findings();
        for (let variant = 0; variant < variants; variant++) findings.add([finding(1, [`v${variant}`])]);
        findings.list();
      });
    await work(10);
    expect(await work(2000)).toBeLessThan(2.5 * (await work(1000)));
  });
});
