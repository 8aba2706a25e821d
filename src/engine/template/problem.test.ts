import { expect, it } from 'vitest';
import { parseTemplate } from './template.ts';
import { includesFrom, SITE } from './testing.ts';

const MOST = 10_000;

it.each([
  ['tags that are never closed', 'unclosed-tag', '{{ x\n'],
  ['tags that cannot be read', 'invalid-tag', '{{ }}\n'],
  ['names that are unknown', 'unknown-variable', '{{ x }}\n'],
])(
  'of a page of mistakes, the first ten thousand are told, and that there are more: %s',
  (_name, rule, line) => {
    const read = (count: number) => {
      const template = parseTemplate({ text: line.repeat(count), path: 'page.md' }, includesFrom({}));
      return [...template.findings, ...template.render(SITE.variants[0]!).findings];
    };
    expect(new Set(read(MOST).map((finding) => finding.rule))).toEqual(new Set([rule]));
    const findings = read(MOST + 100);
    expect(findings).toHaveLength(MOST + 1);
    expect(findings.at(-1)).toMatchObject({
      severity: 'error',
      rule: 'more-mistakes',
      place: { line: MOST + 1 },
      message: 'From here on, this page has more mistakes in its tags than the 10,000 that are told.',
    });
  },
);
