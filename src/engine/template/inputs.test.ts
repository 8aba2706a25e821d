import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from './template.ts';
import { includesFrom, SITE } from './testing.ts';

const OPERATORS = ['==', '!=', '<', '>', '<=', '>='];
/** The last ones are no versions of the product. */
const LITERALS = ['7.0.0', '7.1.0', '7.2.0', '7.10.0', 'next', '7.1', '7.5.0', 'never'];
const PRINTS = [
  '{{ is_version }}',
  '{{ version | upper }}',
  '{{ product_name }}',
  '{{ product }}',
  '{{ base_path }}',
  '{{ base_path | length }}',
  '{{ letters | join }}',
  '{{ own }}',
  '{{ own.of }}',
  '{{ unknown }}',
  '{{ is_version | default("none") }}',
  '{% set kept %}{{ base_path }}{% endset %}{{ kept | length }}',
  '{% set is_version = "7.1.0" %}',
  '{% set own = is_version %}',
  '{% set product_name = own %}',
  '{% set base_path = is_version %}',
  '{% for each in letters %}{{ each }}{{ loop.index }}{% endfor %}',
];
const QUESTIONS = [
  'is_version OPERATOR "LITERAL"',
  '"LITERAL" OPERATOR version',
  'is_version in ["LITERAL", "7.2.0"]',
  'is_version not in ("LITERAL", "next")',
  'is_version is ge("LITERAL")',
  'product == "p" and is_version OPERATOR "LITERAL"',
  'product_name == "Cloud" or not (is_version OPERATOR "LITERAL")',
  'own OPERATOR "LITERAL"',
  'is_version OPERATOR own',
  'is_version | string OPERATOR "LITERAL"',
  'is_version',
  'base_path == "/p/LITERAL"',
  'own is defined',
];
const BLOCKS = [
  '{% if QUESTION %}INNER{% endif %}',
  '{% if QUESTION %}INNER{% elif QUESTION %}b{% else %}INNER{% endif %}',
  '{{ "a" if QUESTION else "b" }}',
  '{% for own in ["7.0.0", "LITERAL"] %}{% if QUESTION %}INNER{% endif %}{% endfor %}',
  '{% macro tell(own) %}{% if QUESTION %}INNER{% endif %}{% endmacro %}{{ tell("LITERAL") }}{{ tell(is_version) }}',
  '{% set own = "LITERAL" if QUESTION else is_version %}{{ own }}',
  '{% macro hide(is_version) %}{% if QUESTION %}INNER{% endif %}{% endmacro %}{{ hide(own) }}{{ hide("LITERAL") }}',
  'INNER and INNER',
];

const filled = (pattern: string, parts: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> => {
  const pieces = pattern.split(/([A-Z]{5,})/);
  return fc.tuple(...pieces.map((piece) => parts[piece] ?? fc.constant(piece))).map((all) => all.join(''));
};
const OF_QUESTIONS = { OPERATOR: fc.constantFrom(...OPERATORS), LITERAL: fc.constantFrom(...LITERALS) };
const question = fc.oneof(...QUESTIONS.map((each) => filled(each, OF_QUESTIONS)));
const { template: arbitraryTemplate } = fc.letrec<{ template: string }>((tie) => ({
  template: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...PRINTS),
    ...BLOCKS.map((each) =>
      filled(each, { LITERAL: OF_QUESTIONS.LITERAL, QUESTION: question, INNER: tie('template') }),
    ),
  ),
}));

/** Versions that have an attribute of their own, some of them the same. */
const variants = SITE.variants.map((variant) => ({
  ...variant,
  attributes: {
    ...variant.attributes,
    ...(variant.version === undefined ? {} : { own: variant.version < '7.2' ? '7.1.0' : '7.2.0' }),
  },
}));

function read(text: string) {
  return parseTemplate({ text, path: 'page.md' }, includesFrom({}));
}

describe('what a template depends on', () => {
  it('is all that it depends on: where it is equal and nothing is found, renderings are equal', () => {
    let equal = 0;
    fc.assert(
      fc.property(arbitraryTemplate, (text) => {
        const template = read(text);
        const first = new Map<string, ReturnType<typeof template.render>>();
        for (const variant of variants) {
          const rendering = template.render(variant);
          const inputs = template.inputs(variant);
          const known = first.get(inputs);
          if (rendering.findings.length === 0 && !known) first.set(inputs, rendering);
          if (!known) continue;
          equal++;
          expect([rendering.text, rendering.findings, rendering.decisions]).toEqual([
            known.text,
            [],
            known.decisions,
          ]);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(equal).toBeGreaterThan(200);
  });

  it.each([
    ['Plain text, {{ base_path }}.', 1],
    ['{% if is_version > "7.1.0" %}new{% else %}old{% endif %} {{ product_name }}', 3],
    ['{% if is_version == "7.1.0" %}one{% endif %}{{ letters }}', 3],
    ['{{ is_version }}', 6],
    ['{{ own }}', 3],
  ])('differs only where it may matter: %s', (text, count) => {
    const template = read(text);
    expect(new Set(variants.map((variant) => template.inputs(variant))).size).toBe(count);
  });
});
