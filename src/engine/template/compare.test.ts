import { describe, expect, it } from 'vitest';
import { readSiteFile } from '../variants/site-file.ts';
import { parseTemplate } from './template.ts';
import { holdsIn, includesFrom, problems, render, renderAll } from './testing.ts';

const VERSIONS = ['p@7.0.0', 'p@7.1.0', 'p@7.2.0', 'p@7.10.0', 'p@next'];
const EVERYWHERE = [...VERSIONS, 'cloud'];

describe('A1: versions are compared by their numbers', () => {
  it.each([
    ['"7.10.0" > "7.9.0"', EVERYWHERE],
    ['"10.0.0" > "7.2.0"', EVERYWHERE],
    ['"7.9.0" >= "7.10.0"', []],
    ['is_version > "7.9.0"', ['p@7.10.0', 'p@next']],
    ['"7.9.0" < is_version', ['p@7.10.0', 'p@next']],
    ['is_version < "10.0.0"', ['p@7.0.0', 'p@7.1.0', 'p@7.2.0', 'p@7.10.0']],
  ])('A1: %s', (condition, variants) => expect(holdsIn(condition)).toEqual(variants));
});

describe('A2: a shorter literal is compared at the precision it is written in', () => {
  it.each([
    ['is_version > "7.1"', ['p@7.2.0', 'p@7.10.0', 'p@next']],
    ['is_version >= "7.1"', ['p@7.1.0', 'p@7.2.0', 'p@7.10.0', 'p@next']],
    ['is_version == "7.1"', ['p@7.1.0']],
    ['is_version != "7.1"', ['p@7.0.0', 'p@7.2.0', 'p@7.10.0', 'p@next', 'cloud']],
    ['is_version < "7.1"', ['p@7.0.0']],
    ['is_version <= "7.1"', ['p@7.0.0', 'p@7.1.0']],
    ['is_version == "7"', ['p@7.0.0', 'p@7.1.0', 'p@7.2.0', 'p@7.10.0']],
    ['is_version in ["7.1", "next"]', ['p@7.1.0', 'p@next']],
  ])('A2: %s', (condition, variants) => expect(holdsIn(condition)).toEqual(variants));
});

describe('A3: the declared order decides what has no number', () => {
  it.each([
    ['is_version > "7.2.0"', ['p@7.10.0', 'p@next']],
    ['is_version > "99.0.0"', ['p@next']],
    ['is_version == "next"', ['p@next']],
    ['is_version < "next"', ['p@7.0.0', 'p@7.1.0', 'p@7.2.0', 'p@7.10.0']],
    ['is_version >= "7.2.0-alpha"', ['p@7.2.0', 'p@7.10.0', 'p@next']],
    ['"7.2.0-alpha" < "7.2.0"', EVERYWHERE],
    ['"7.10.0" < "next" and "next" > "7.2.0"', EVERYWHERE],
  ])('A3: %s', (condition, variants) => expect(holdsIn(condition)).toEqual(variants));
});

describe('A4: a product without versions answers every question about them', () => {
  it.each([
    ['is_version < "7.1.0"', false],
    ['is_version > "7.1.0"', false],
    ['is_version <= "7.1.0"', false],
    ['is_version >= "7.1.0"', false],
    ['"7.1.0" < is_version', false],
    ['is_version == "7.1.0"', false],
    ['"7.1.0" == is_version', false],
    ['is_version in ["7.1.0"]', false],
    ['"7" in is_version', false],
    ['is_version is defined', false],
    ['version is defined', false],
    ['is_version', false],
    ['is_version and is_version > "7.0.0"', false],
    ['is_version | length > 3', false],
    ['is_version != "7.1.0"', true],
    ['"7.1.0" != is_version', true],
    ['is_version not in ["7.1.0"]', true],
    ['not is_version in ["7.1.0"]', true],
    ['is_version is undefined', true],
    ['not is_version', true],
    ['(is_version | default("7.1.0")) == "7.1.0"', true],
  ])('A4: %s is %s', (condition, outcome) =>
    expect(holdsIn(condition).includes('cloud'), condition).toBe(outcome),
  );

  it('A4: has no version to print', () => {
    expect(problems('{{ is_version }}')).toEqual(['no-version 1:1 cloud']);
    expect(problems('{{ is_version | upper }}')).toEqual(['no-version 1:1 cloud']);
    expect(problems('{{ product_name ~ is_version }}')).toEqual(['no-version 1:4 cloud']);
    expect(problems('{{ version.major }}')).toContain('no-version 1:11 cloud');
    expect(renderAll('{{ is_version | default("cloud") }}').cloud).toBe('cloud');
  });
});

describe('A5: an unguarded "not this version" is true in a product without versions too', () => {
  it('A5: is_version != "7.0.0"', () => {
    expect(holdsIn('is_version != "7.0.0"')).toEqual(['p@7.1.0', 'p@7.2.0', 'p@7.10.0', 'p@next', 'cloud']);
  });
});

describe('A6: an enumeration of versions', () => {
  it('A6: reads as what it enumerates', () => {
    expect(holdsIn('is_version != "7.0.0" and is_version != "7.1.0"')).toEqual([
      'p@7.2.0',
      'p@7.10.0',
      'p@next',
      'cloud',
    ]);
  });
});

describe('A7: conditions are put together', () => {
  it.each([
    ['is_version in ["7.1.0", "7.2.0"]', ['p@7.1.0', 'p@7.2.0']],
    ['is_version not in ["7.1.0", "7.2.0"]', ['p@7.0.0', 'p@7.10.0', 'p@next', 'cloud']],
    ['is_version is defined', VERSIONS],
    ['is_version is not defined', ['cloud']],
    ['not (is_version == "7.1.0" or product_name == "Cloud")', ['p@7.0.0', 'p@7.2.0', 'p@7.10.0', 'p@next']],
    ['product_name == "Cloud" or is_version == "7.1.0" and zero', ['cloud']],
    ['(product_name == "Cloud" or is_version == "7.1.0") and zero', []],
    [
      'product_name == "P"\n  and (is_version == "7.0.0"\n  or (is_version > "7.1.0" and is_version < "next"))',
      ['p@7.0.0', 'p@7.2.0', 'p@7.10.0'],
    ],
    ['"7.0.0" < is_version < "7.10.0"', ['p@7.1.0', 'p@7.2.0']],
  ])('A7: %s', (condition, variants) => expect(holdsIn(condition)).toEqual(variants));

  it('A7: looks at elif only when nothing before it held, four levels deep', () => {
    const text = `{% if product_name == "P" %}{% if is_version > "7.0.0" %}{% if is_version < "next" %}{%
      if is_version == "7.1.0" %}one{% elif is_version == "7.2.0" %}two{% elif is_version > "7.1.0" %}later{% else %}never{% endif
      %}{% else %}coming{% endif %}{% else %}oldest{% endif %}{% else %}cloud{% endif %}`;
    expect(renderAll(text)).toEqual({
      'p@7.0.0': 'oldest',
      'p@7.1.0': 'one',
      'p@7.2.0': 'two',
      'p@7.10.0': 'later',
      'p@next': 'coming',
      cloud: 'cloud',
    });
  });

  it('A7: looks at the second operand only when the first leaves the answer open', () => {
    expect(problems('{% if is_version is defined and is_version.startswith("7") %}x{% endif %}')).toEqual([]);
    expect(problems('{% if product_name == "Cloud" or is_version ~ "" %}x{% endif %}')).toEqual([]);
  });
});

describe('A8: what cannot be meant is an error', () => {
  it.each([
    ['is_version == "7.1.O"', ['unknown-version 1:21']],
    ['is_version > "nxt"', ['unknown-version 1:20']],
    ['"nxt" < is_version', ['unknown-version 1:7']],
    ['is_version in ["7.1.0", "nxt"]', ['unknown-version 1:31']],
    ['is_version == 7.1', ['unquoted-version 1:21']],
    ['product_name == "Asgardo"', ['unknown-product 1:23']],
    ['product_name in ["P", "Asgardo"]', ['unknown-product 1:29']],
    ['product_nme == "P"', ['unknown-variable 1:7']],
    ['product_name > "P"', ['impossible-comparison 1:20']],
  ])('A8: %s', (condition, expected) =>
    expect(problems(`{% if ${condition} %}x{% endif %}`)).toEqual(expected),
  );

  it('A8: is found in branches that no variant takes', () => {
    expect(problems('{% if zero %}{% if is_version == "nxt" %}x{% endif %}{% endif %}')).toEqual([
      'unknown-version 1:34',
    ]);
  });

  it('A8: orders a number that is not declared, since old sources mention retired versions', () => {
    expect(holdsIn('is_version > "6.1.0"')).toEqual(VERSIONS);
    expect(holdsIn('is_version == "7.3"')).toEqual([]);
  });
});

describe('products are compared by identity', () => {
  it.each([
    ['product_name == "P"', VERSIONS],
    ['product_name == "Old P"', VERSIONS],
    ['product_name == "p"', VERSIONS],
    ['"Old P" == product_name', VERSIONS],
    ['product == "P"', VERSIONS],
    ['product == "Old P"', VERSIONS],
    ['product_name != "Old P"', ['cloud']],
    ['product_name in ["Old P", "Cloud"]', EVERYWHERE],
    ['product_name not in ["Old P"]', ['cloud']],
    ['product_name == product', EVERYWHERE],
    ['"Clo" in product_name', ['cloud']],
  ])('A9: %s', (condition, variants) => expect(holdsIn(condition)).toEqual(variants));
});

describe('A13: truth is what it is in Python', () => {
  it.each([
    ['empty', false],
    ['empty_map', false],
    ['zero', false],
    ['blank', false],
    ['nothing', false],
    ['None', false],
    ['none', false],
    ['False', false],
    ['letters', true],
    ['map', true],
    ['True', true],
    ['true', true],
    ['"0"', true],
    ['not empty', true],
    ['empty or letters', true],
    ['nothing is none', true],
    ['zero is none', false],
    ['yes is true', true],
    ['zero == false', true],
    ['1 == true', true],
    ['"1" == 1', false],
    ['1 == 1.0', true],
    ['7.1 > 7', true],
    ['letters == ["a", "b"]', true],
    ['"a" in letters', true],
    ['"key" in map', true],
    ['"toString" in map', false],
    ['"c" not in letters', true],
    ['"b" > "a"', true],
    ['zero is even', true],
  ])('A13: %s is %s', (condition, outcome) => expect(holdsIn(condition)).toEqual(outcome ? EVERYWHERE : []));

  it.each([
    ['"7" > 10', 'impossible-comparison 1:11'],
    ['1 < "a"', 'impossible-comparison 1:9'],
    ['[1] < [2]', 'impossible-comparison 1:11'],
    ['3 in 3', 'impossible-comparison 1:7'],
  ])('A13: %s has no answer', (condition, problem) =>
    expect(problems(`{% if ${condition} %}x{% endif %}`)).toEqual([problem]),
  );

  it('A13: and, or give an operand back, as in Python', () => {
    expect(render('{{ blank or "default" }}{{ zero and "never" }}{{ "a" and "b" }}')).toBe('default0b');
  });
});

describe('A15: an update level lies inside its release', () => {
  it.each([
    ['is_version >= "7.1.0.42"', ['p@7.2.0', 'p@7.10.0', 'p@next']],
    ['is_version < "7.1.0.42"', ['p@7.0.0', 'p@7.1.0']],
    ['"7.1.0.42" > "7.0.9" and "7.1.0.42" < "7.2.0"', EVERYWHERE],
    ['"7.1.0.42" < "7.1.0.100"', EVERYWHERE],
  ])('A15: %s', (condition, variants) => expect(holdsIn(condition)).toEqual(variants));
});

describe('a page that names its own product or version', () => {
  it('compares it as one', () => {
    expect(render('{% set product_name = "Old P" %}{% if product_name == "p" %}yes{% endif %}')).toBe('yes');
    expect(render('{% set is_version = "7.10.0" %}{% if is_version > "7.9" %}yes{% endif %}')).toBe('yes');
    expect(render('{% set server_version = "7.10.0" %}{% if server_version > "7.9.0" %}yes{% endif %}')).toBe(
      'yes',
    );
    expect(render('{% set v = "7.1.0" %}{% if v >= "7.1" %}yes{% endif %}')).toBe('yes');
  });

  it('may use a name that site.yml does not know', () => {
    const text =
      '{% set product_name = "Sandbox" %}{% if product_name == "Sandbox" %}{{ product_name }}{% endif %}';
    expect(render(text)).toBe('Sandbox');
    expect(problems('{% if product_name == "Sandbox" %}x{% endif %}')).toEqual(['unknown-product 1:23']);
  });
});

describe('G14: two versions that nothing orders', () => {
  it.each([
    [
      'a name of which nobody knows its place',
      '{% set v = "7.2.0-preview" %}{{ v > "7.2.0-beta" }}',
      'unordered-version 1:35',
    ],
    [
      'an id of a form that has no order',
      '{% if is_version > "7.2.0-foo" %}x{% endif %}',
      'unknown-version 1:20',
    ],
  ])('are not guessed: %s', (_, text, problem) => expect(problems(text)).toEqual([problem]));

  it('are told with the product that has the other one, unless it was asked for first', () => {
    const site = readSiteFile(
      'title: Two\nproducts:\n  - { id: p, name: P, versions: ["1.0", next] }\n  - { id: q, name: Q, versions: ["1.0"] }\n',
      'site.yml',
      (folder) => folder,
    );
    const found = (condition: string) => {
      const template = parseTemplate(
        { text: `{% if ${condition} %}x{% endif %}`, path: 'page.md' },
        { ...includesFrom({}), site },
      );
      return site.variants.flatMap((variant) => template.render(variant).findings);
    };
    const told = found('is_version < "next"');
    expect(told.map(({ rule, variants }) => `${rule} ${variants}`)).toEqual(['unordered-version q@1.0']);
    expect(told[0]!.message).toContain('"next" is a version of p only');
    expect(found('product == "p" and is_version < "next"')).toEqual([]);
    expect(found('is_version == "next" or is_version in ["next", "1.0"]')).toEqual([]);
  });
});
