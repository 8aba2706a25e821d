import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../place.ts';
import { describeBranch } from './condition.ts';
import type { Span } from './origin.ts';
import { parseTemplate, type TemplateRendering } from './template.ts';
import { includesFrom, variantOf } from './testing.ts';

/** A part of a random template, and the text that it must become in the variant. */
interface Part {
  source: string;
  output: string;
}

/** Text that is no tag. Each line is unlike any other, so that a wrong line shows. */
let serial = 0;
const word = fc.constantFrom(
  'text',
  '- item',
  '    code',
  '| a | b |',
  '"quoted"',
  "it's",
  'é→𝒳',
  '%} }}',
  '\\',
);
const line = word.map((text): Part => {
  const source = `${text} ${serial++}`;
  return { source, output: source };
});

const condition = fc.constantFrom(
  ['is_version == "7.1.0"', true],
  ['is_version > "7.1"', false],
  ['product_name == "P" and not is_version == "next"', true],
) as fc.Arbitrary<[string, boolean]>;

const { parts } = fc.letrec<{ parts: Part; part: Part }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    line,
    line,
    fc.tuple(condition, tie('parts'), tie('parts')).map(
      ([[expression, holds], yes, no]): Part => ({
        source: `{% if ${expression} %}${yes.source}{% else %}${no.source}{% endif %}`,
        output: holds ? yes.output : no.output,
      }),
    ),
    fc.tuple(fc.integer({ min: 0, max: 3 }), tie('parts')).map(
      ([rounds, body]): Part => ({
        source: `{% for round in range(${rounds}) %}${body.source}{% endfor %}`,
        output: body.output.repeat(rounds),
      }),
    ),
    tie('parts').map(
      (body): Part => ({
        source: `{% set blob %}${body.source}{% endset %}[{{ blob }}]`,
        output: `[${body.output}]`,
      }),
    ),
    tie('parts').map(
      (body): Part => ({
        source: `{% macro note() %}${body.source}{% endmacro %}({{ note() }})`,
        output: `(${body.output})`,
      }),
    ),
    fc.constant({ source: '{{ product_name }} {{ is_version }}', output: 'P 7.1.0' }),
    fc.constant({ source: '{# a comment\n over lines #}', output: '' }),
    line.map(
      ({ source }): Part => ({ source: `{% raw %}{{ ${source} }}{% endraw %}`, output: `{{ ${source} }}` }),
    ),
  ),
  parts: fc
    .array(fc.tuple(tie('part'), fc.constantFrom('\n', '\n\n', ' ', '\n  ')), { minLength: 1, maxLength: 4 })
    .map((list) => ({
      source: list.map(([part, gap]) => part.source + gap).join(''),
      output: list.map(([part, gap]) => part.output + gap).join(''),
    })),
}));

const render = (text: string, files: Record<string, string> = {}): TemplateRendering => {
  const template = parseTemplate({ text, path: 'page.md' }, includesFrom(files));
  expect(template.findings).toEqual([]);
  const rendering = template.render(variantOf('p@7.1.0'));
  expect(rendering.findings).toEqual([]);
  return rendering;
};

const lineOf = (text: string, number: number) => text.split('\n')[number - 1];

describe('provenance', () => {
  it('gives the text that plain rendering gives, and leads every stretch of it back to its line', () => {
    fc.assert(
      fc.property(parts, ({ source, output }) => {
        const { text, provenance } = render(source);
        expect(text).toBe(output);
        const lines = text.split('\n');
        expect(provenance.lineCount).toBe(lines.length);
        for (const [index, whole] of lines.entries()) {
          const spans = provenance.spans(index);
          expect(spans.map((span) => span.text).join('')).toBe(whole);
          for (const span of spans) {
            expect(claimOf(span, { 'page.md': source })).toBe(span.expression ?? span.text);
            if (span.expression !== undefined) continue;
            const { file, line: number, column } = span.place;
            expect(file).toBe('page.md');
            const from = span.text.trim() === '' ? column! - 1 : column! - 1 - indentOf(span.text);
            expect(lineOf(source, number)?.slice(from, from + span.text.length)).toBe(span.text);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names the includes that led to every line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '  ', '\t', '    '),
        (levels, indent) => {
          const files = Object.fromEntries(
            levels.map((texts, level) => {
              const tag = level + 1 < levels.length ? `\n${indent}{% include "${level + 1}.md" %}` : '';
              return [`${level}.md`, texts.map(({ source }) => source).join('\n') + tag];
            }),
          );
          const { text, provenance } = render(files['0.md']!, files);
          const seen = new Set<string>();
          for (const [index, whole] of text.split('\n').entries()) {
            const place = provenance.place(index);
            const level = place.file === 'page.md' ? 0 : Number.parseInt(place.file, 10);
            expect(lineOf(files[`${level}.md`]!, place.line)?.trim()).toBe(whole.trim());
            expect(whole.length - whole.trimStart().length).toBeGreaterThanOrEqual(indent.length * level);
            const chain = (place.includedFrom ?? []).map(({ file }) => file);
            expect(chain).toEqual(
              ['page.md', ...Array.from({ length: level }, (_, at) => `${at + 1}.md`)].slice(0, level),
            );
            for (const [at, link] of (place.includedFrom ?? []).entries())
              expect(lineOf(files[`${at}.md`]!, link.line)).toContain(`{% include "${at + 1}.md" %}`);
            seen.add(`${place.file}:${place.line}`);
            for (const span of provenance.spans(index))
              if (span.extent || span.text.trim() !== '')
                expect(claimOf(span, { ...files, 'page.md': files['0.md']! })).toBe(span.text);
          }
          expect(seen.size).toBe(levels.flat().length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What an extent of a span, cut out of its file, says: the text, or what is printed. */
const claimOf = ({ extent, expression }: Span, files: Record<string, string>): string | undefined => {
  const cut = extent && files[extent.file]?.slice(extent.start, extent.end);
  return expression === undefined ? cut : /^\{\{-?(.*?)-?\}\}$/s.exec(cut ?? '')?.[1]?.trim();
};

const indentOf = (text: string) => /^[ \t]*/.exec(text)![0].length;

const show = ({ file, line: number, includedFrom = [] }: Place) =>
  [`${file}:${number}`, ...includedFrom.map((link) => `${link.file}:${link.line}`)].join(' < ');

/** Every line with its place, its conditions and its printed parts. */
const readable = ({ text, provenance }: TemplateRendering) =>
  text.split('\n').map((whole, index) => {
    const spans = provenance.spans(index);
    const branches = spans.map((span) => span.branches.map(describeBranch).join(' > '));
    return `${whole} | ${show(provenance.place(index))} | ${[...new Set(branches)].join(' / ')}`;
  });

describe('the lines of a text that a page sets', () => {
  it('keep their own lines when {{ name }} prints them', () => {
    const text = 'a\n{% set steps = "1. One \\"x\\"\n2. Two\n\n3. Three" %}\n\n{{ steps }}\nb';
    expect(readable(render(text))).toEqual([
      'a | page.md:1 | ',
      ' | page.md:5 | ',
      ' | page.md:6 | ',
      '1. One "x" | page.md:2 | ',
      '2. Two | page.md:3 | ',
      ' | page.md:4 | ',
      '3. Three | page.md:5 | ',
      'b | page.md:8 | ',
    ]);
  });

  it('lie in their include, wherever they are printed', () => {
    const files = { 'steps.md': '{% set steps = "One\nTwo" %}' };
    expect(readable(render('{% include "steps.md" %}\n- {{ steps }}', files))).toEqual([
      ' | page.md:1 | ',
      '- One | page.md:2 | ',
      'Two | steps.md:2 < page.md:1 | ',
    ]);
  });

  it('come from the tag that prints them when a line break was written as \\n', () => {
    expect(readable(render('{% set steps = "One\\nTwo" %}\n\n{{ steps }}')).slice(2)).toEqual([
      'One | page.md:3 | ',
      'Two | page.md:3 | ',
    ]);
  });
});

describe('a text that is put together of others', () => {
  it('comes from the tag that puts it together', () => {
    const text =
      '{% set one %}\nOne{% endset %}{% set two %}Two{% endset %}\n{{ one ~ "!" ~ two }}\n{{ [one, two] | join("\n") }}';
    expect(readable(render(text)).slice(1)).toEqual([
      ' | page.md:3 | ',
      'One!Two | page.md:3 | ',
      ' | page.md:4 | ',
      'One | page.md:4 | ',
      'Two | page.md:4 | ',
    ]);
  });
});

describe('the conditions of a line', () => {
  it('are those around it, outermost first, with what an else leaves over', () => {
    const text =
      'always\n{% if product_name == "P" %}\nouter\n{% if is_version > "7.1" %}\nx\n{% elif is_version == "next" %}\ny\n{% else %}\ninner {{ is_version }}\n{% endif %}\n{% endif %}';
    const lines = readable(render(text)).filter((each) => /^\w/.test(each));
    expect(lines).toEqual([
      'always | page.md:1 | ',
      'outer | page.md:3 | if product_name == "P"',
      'inner 7.1.0 | page.md:9 | if product_name == "P" > else of if is_version > "7.1", elif is_version == "next"',
    ]);
  });
});
