import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extent } from '../place.ts';
import { describeBranch, describeCondition } from './condition.ts';
import { parseTemplate, type Template } from './template.ts';
import { includesFrom, variantOf } from './testing.ts';

const parse = (files: Record<string, string>): Template => {
  const template = parseTemplate({ text: files['page.md']!, path: 'page.md' }, includesFrom(files));
  expect(template.findings).toEqual([]);
  return template;
};

const cutFrom =
  (files: Record<string, string>) =>
  ({ file, start, end }: Extent): string =>
    files[file]!.slice(start, end);

describe('a condition', () => {
  it('keeps its expression to the letter, and says where that and its tag stand', () => {
    const files = {
      'page.md':
        'a\n{%- if is_version >  "7.1"\n   or x == "A  B" -%}\nx\n{% elif (is_version == "next") %}{% include "b.md" %}{% endif %}',
      'b.md': 'In {{ "one" if is_version < "7.1" else "many" }}.',
    };
    const cut = cutFrom(files);
    const { conditions } = parse(files);
    expect(conditions.map(({ extents }) => cut(extents!.tag))).toEqual([
      '{%- if is_version >  "7.1"\n   or x == "A  B" -%}',
      '{% elif (is_version == "next") %}',
      '{{ "one" if is_version < "7.1" else "many" }}',
    ]);
    for (const { expression, extents } of conditions) expect(cut(extents!.expression)).toBe(expression);
    expect(conditions.map(describeCondition)).toEqual([
      'if is_version > "7.1" or x == "A  B"',
      'elif (is_version == "next")',
      'inline if is_version < "7.1"',
    ]);
  });

  it('is found where it is written, however it is spaced', () => {
    const space = fc.constantFrom('', ' ', '\n', '  ');
    const operand = fc.constantFrom(
      'is_version > "7.1"',
      'x is defined',
      'not y',
      '(a or b)',
      '"q" in z',
      'f(1, 2)',
    );
    fc.assert(
      fc.property(
        fc.array(operand, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(' and ', ' or ', '\nand  '),
        space,
        space,
        (operands, joint, before, after) => {
          const expression = operands.join(joint);
          const text = `{{ 1 }}{% if ${before}${expression}${after} %}b{{ "c" if ${before}${expression}${after} else "d" }}{% endif %}`;
          const { conditions } = parse({ 'page.md': text });
          expect(conditions.map((condition) => condition.expression)).toEqual([expression, expression]);
          for (const { extents } of conditions)
            expect(text.slice(extents!.expression.start, extents!.expression.end)).toBe(expression);
        },
      ),
    );
  });
});

describe('a branch', () => {
  it('ends where the next tag of its chain begins, in whatever file it is', () => {
    const files = {
      'page.md':
        '{% if is_version < "7.1" %}old {% if x %}in{% endif %}\n{% else %} new{% include "b.md" %}!{% endif %}',
      'b.md': 'in\nb',
    };
    const { provenance } = parse(files).render(variantOf('p@7.1.0'));
    const [branch] = provenance.spans(0).at(-1)!.branches;
    expect(describeBranch(branch!)).toBe('else of if is_version < "7.1"');
    expect(branch!.body.map(cutFrom(files))).toEqual([' new', 'in\nb', '!']);
  });

  it('is what a condition within {{ … }} chooses, too', () => {
    const text = 'In {{ "one" if is_version < "7.1" else "two" if is_version > "7.1" else "three" }}.';
    const { text: output, provenance } = parse({ 'page.md': text }).render(variantOf('p@7.1.0'));
    expect(output).toBe('In three.');
    const under = provenance
      .spans(0)
      .map((span) => [span.text, span.branches.map(describeBranch).join(' > ')]);
    expect(under).toEqual([
      ['In ', ''],
      ['three', 'else of inline if is_version < "7.1" > else of inline if is_version > "7.1"'],
      ['.', ''],
    ]);
  });
});

describe('what is observed of a condition', () => {
  const observed = (text: string, variant: string) =>
    parse({ 'page.md': text })
      .observe(variantOf(variant))
      .map(({ condition, outcome, operands }) => [condition.expression, outcome, ...operands]);

  it('is each look at it, with all operands, those too that its outcome does not depend on', () => {
    const text =
      '{% for n in [1, 2] %}{% if n == 1 and (is_version > "7.1" or not (is_version == "7.0.0")) %}x{% endif %}{% endfor %}{% if false %}{% if true %}y{% endif %}{% endif %}';
    expect(observed(text, 'p@7.0.0')).toEqual([
      ['n == 1 and (is_version > "7.1" or not (is_version == "7.0.0"))', false, true, false, true],
      ['n == 1 and (is_version > "7.1" or not (is_version == "7.0.0"))', false, false, false, true],
      ['false', false, false],
    ]);
  });

  it('is told of mute: what is wrong with an operand that is not reached is no mistake, and its work is not counted', () => {
    const text = '{% if is_version is defined and unknown_name > 1 %}x{% endif %}';
    const template = parse({ 'page.md': text });
    expect(template.observe(variantOf('cloud')).map(({ operands }) => operands)).toEqual([[false, false]]);
    expect(template.render(variantOf('cloud')).findings).toEqual([]);
    const endless =
      '{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{% if false and m(0) %}x{% endif %}{% if true %}y{% endif %}';
    expect(observed(endless, 'cloud')).toEqual([
      ['false and m(0)', false, false, false],
      ['true', true, true],
    ]);
  });

  it('has the same ids as a rendering has', () => {
    const text = '{% if ("a" if is_version > "7.1" else "b") == "a" %}x{% else %}{{ 1 if true }}{% endif %}';
    const { conditions, observe } = parse({ 'page.md': text });
    expect(conditions.map(({ id, keyword }) => `${id} ${keyword}`)).toEqual(['0 if', '1 inline', '2 inline']);
    const seen = observe(variantOf('p@7.0.0')).map(({ condition }) => condition.id);
    expect([...new Set(seen)].toSorted()).toEqual([0, 1, 2]);
  });
});
