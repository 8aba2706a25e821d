import { describe, expect, it } from 'vitest';
import { unknownVersion } from './known-names.ts';
import { holdsIn, problems, render, SITE } from './testing.ts';

describe('A8: a version or product that nobody declares', () => {
  it.each([
    ['{% if is_version in ("7.1.O", "nxt") %}x{% endif %}', ['unknown-version 1:22', 'unknown-version 1:31']],
    ['{% if is_version == ("nxt") %}x{% endif %}', ['unknown-version 1:22']],
    ['{% if is_version in ("nxt") %}x{% endif %}', ['unknown-version 1:7']],
    ['{% if product_name in ("Asgardo") %}x{% endif %}', ['unknown-product 1:7']],
    ['{% set x %}{% if is_version == "nxt" %}y{% endif %}{% endset %}', ['unknown-version 1:32']],
  ])('A8: is found in parentheses and captured texts: %s', (text, expected) =>
    expect(problems(text)).toEqual(expected),
  );

  it.each([
    ['{% set v = "nxt" %}{% if is_version == v %}x{% endif %}', ['unknown-version 1:37']],
    ['{% set v = "nxt" %}{% if v < is_version %}x{% endif %}', ['unknown-version 1:28']],
    ['{% set v = ["7.1.0", "nxt"] %}{% if is_version in v %}x{% endif %}', ['unknown-version 1:37']],
    ['{% set v = { "7.1.O": 1 } %}{% if is_version in v %}x{% endif %}', ['unknown-version 1:35']],
    [
      '{% for v in ["7.1.0", "nxt"] %}{% if is_version == v %}x{% endif %}{% endfor %}',
      ['unknown-version 1:49'],
    ],
    ['{% set v = is_version %}{% if v == "7.1.O" %}x{% endif %}', ['unknown-version 1:33']],
    ['{% for v in [is_version] %}{% if v == "7.1.O" %}x{% endif %}{% endfor %}', ['unknown-version 1:36']],
    [
      '{% macro m(v) %}{% if v > "7.1.O" %}x{% endif %}{% endmacro %}{{ m(is_version) }}',
      ['unknown-version 1:25'],
    ],
    ['{% set p = "Asgardo" %}{% if product_name == p %}x{% endif %}', ['unknown-product 1:43']],
    ['{% set p = ["P", "Asgardo"] %}{% if product in p %}x{% endif %}', ['unknown-product 1:37']],
    ['{% set p = product_name %}{% if p != "Asgardo" %}x{% endif %}', ['unknown-product 1:35']],
  ])('A8: is found in variables, in every variant, at the condition: %s', (text, expected) =>
    expect(problems(text)).toEqual(expected),
  );

  it('A8: is none of our business where neither side is the version or product of the variant', () => {
    expect(render('{% set edition = "pro" %}{% if edition == "pro" %}yes{% endif %}')).toBe('yes');
    expect(render('{% set v = "7.10.0" %}{% if v > "7.9.0" and v != "nxt" %}yes{% endif %}')).toBe('yes');
    expect(render('{% if product_name ~ "!" == "nxt" %}yes{% else %}no{% endif %}')).toBe('no');
  });

  it('A8: may be what a page wants where there is no version', () => {
    expect(holdsIn('(is_version | default("none")) == "none"')).toEqual(['cloud']);
    expect(holdsIn('is_version | default("7.0.0") == "7.1"')).toEqual(['p@7.1.0']);
    expect(problems('{% if is_version | default("none") == "nxt" %}x{% endif %}')).toEqual([
      'unknown-version 1:36 p@7.0.0 p@7.1.0 p@7.2.0 p@7.10.0 p@next',
    ]);
  });

  it('A8: may be what the page itself calls its product, wherever it does', () => {
    const sets = ['"Sandbox"', '"Sandbox" if zero else "P"', '("Sandbox")'].map(
      (value) => `{% if zero %}{% set product_name = ${value} %}{% endif %}`,
    );
    for (const set of [...sets, '{% if zero %}{% set product_name %}Sandbox{% endset %}{% endif %}'])
      expect(
        render(
          `${set}{% set p = "Sandbox" %}{% if product_name in [p, "Sandbox"] %}yes{% else %}no{% endif %}`,
        ),
      ).toBe('no');
  });
});

describe('A7: parentheses', () => {
  it('A7: make a list of several values, as in Python, and mean nothing around one', () => {
    expect(holdsIn('is_version in ("7.1.0", "7.2.0")')).toEqual(['p@7.1.0', 'p@7.2.0']);
    expect(holdsIn('is_version in ("7.1")')).toEqual(['p@7.1.0']);
    expect(holdsIn('(is_version) == (("7.1"))')).toEqual(['p@7.1.0']);
    expect(holdsIn('product_name in ("Old P")')).toEqual(holdsIn('product_name == "P"'));
    expect(render('{% for x in ("a", "b") %}{{ x }}{% endfor %}{{ ((1 + 2) * 3, 4) | join }}')).toBe('ab94');
    expect(render('{% for x in () %}x{% else %}none{% endfor %}')).toBe('none');
    expect(render('{% if "abc".startswith(("x", "a")) %}yes{% endif %}')).toBe('yes');
  });

  it('A7: a text is searched, as in Python', () => {
    expect(holdsIn('is_version in "7.0.0, 7.2.0"')).toEqual(['p@7.0.0', 'p@7.2.0']);
    expect(holdsIn('product_name in "Cloud or another"')).toEqual(['cloud']);
  });

  it('are told by their beginning when a template made them as long as a page', () => {
    const problem = unknownVersion('x'.repeat(1_000_000), SITE.products);
    expect(problem?.message.length).toBeLessThan(200);
  });
});
