import { describe, expect, it } from 'vitest';
import { problems, render } from './testing.ts';

/** The rules of the problems of a template, each once. */
function rulesOf(text: string): string[] {
  const rules = new Set(problems(text).map((problem) => problem.split(' ')[0]!));
  return [...rules];
}

describe('the sandbox', () => {
  it.each([
    'process',
    'globalThis',
    'require',
    'module',
    'this',
    'constructor',
    'toString',
    'hasOwnProperty',
    'runtime',
    'context',
    'frame',
    'env',
    'cb',
    'output',
    'lineno',
    't_1',
    'self',
    'super()',
    'caller()',
    'cycler("a")',
    'joiner()',
    'constructor.constructor("return process")()',
  ])('G8: shows nothing of what lies around a template: %s', (name) => {
    expect(rulesOf(`{{ ${name} }}`)).toEqual(['unknown-variable']);
  });

  it.each([
    '"".constructor',
    '"".constructor.constructor("return process")()',
    '""["con" ~ "structor"]',
    '"".__proto__',
    '[].constructor',
    '{}.constructor',
    'map.constructor',
    'map["__proto__"]',
    'map.items().constructor',
    'map.hasOwnProperty',
    '(1).constructor',
    'true.constructor',
    'range.constructor',
    'range.call',
    'range(3)["constructor"]',
    'letters.push("c")',
    'product_name.constructor',
    'product_name.text',
    'product_name.product',
    'base_path.path',
    'is_version.constructor',
    'letters[5]',
    'none.constructor',
  ])('gives nothing that a value inherits: %s', (expression) => {
    expect(rulesOf(`{% if is_version is defined %}{{ ${expression} }}{% endif %}`)).toEqual(['unknown-key']);
  });

  it.each([
    'letters | join(",", "constructor")',
    '[map] | join(",", "constructor")',
    '[map] | sum("constructor")',
    'letters | join(separator="-")',
    'letters | sum',
    '3 | join',
  ])('lets no filter read what a value inherits, or work on what it cannot: %s', (expression) => {
    expect(rulesOf(`{{ ${expression} }}`)).toEqual(['misused-filter']);
  });

  it('selects no item by what it inherits', () => {
    expect(render('{{ letters | selectattr("constructor") | length }}')).toBe('0');
    expect(render('{{ letters | rejectattr("constructor") | length }}')).toBe('2');
    expect(
      render('{{ [{ on: true, id: 1 }, { on: false, id: 2 }] | selectattr("on") | join(",", "id") }}'),
    ).toBe('1');
    expect(render('{{ map.get("constructor", "none") }}')).toBe('none');
  });

  it.each([
    ['{{ __proto__ }}', 'forbidden-name'],
    ['{% set __proto__ = 1 %}', 'forbidden-name'],
    ['{% for __proto__ in letters %}{% endfor %}', 'forbidden-name'],
    ['{% macro __proto__() %}{% endmacro %}', 'forbidden-name'],
    ['{% macro m(__keywords) %}{% endmacro %}', 'forbidden-name'],
    ['{{ { "__proto__": 1 } }}', 'forbidden-name'],
    ['{{ range(__keywords=1) }}', 'forbidden-name'],
    ['{{ a"b }}', 'invalid-name'],
    ["{{ a'b }}", 'invalid-name'],
    ['{{ a`b }}', 'invalid-name'],
    ['{{ a\\b }}', 'invalid-name'],
    ['{% set a"b = 1 %}', 'invalid-name'],
    ['{% set a"; process.exit(); " = 1 %}', 'invalid-tag'],
    ['{% for a"b in letters %}{% endfor %}', 'invalid-name'],
    ["{% macro a'b() %}{% endmacro %}", 'invalid-name'],
    ['{% macro m(a"b) %}{% endmacro %}', 'invalid-name'],
    ['{{ letters | a"b }}', 'invalid-name'],
    ['{{ range(a"b=1) }}', 'invalid-name'],
    ['{{ r/(a+)+$/g }}', 'forbidden-pattern'],
    ['{% set x %}{% set a"b = 1 %}{% endset %}', 'invalid-name'],
    ['{% set x %}{{ r/a/ }}{% endset %}', 'forbidden-pattern'],
    ['{% if is_version > “7.1” %}{% endif %}', 'invalid-name'],
    ['{% if is_version > `7.1` %}{% endif %}', 'invalid-name'],
  ])('takes only names that are names: %s', (text, rule) => {
    expect(rulesOf(text)).toEqual([rule]);
  });

  it('lets a page use the names of JavaScript for itself', () => {
    expect(render('{% set constructor = "own" %}{{ constructor }}')).toBe('own');
    expect(render('{% macro toString(class) %}<{{ class }}>{% endmacro %}{{ toString("x") }}')).toBe('<x>');
    expect(render('{{ { constructor: "own" }.constructor }}{{ { "it’s": "“too”" }["it’s"] }}')).toBe(
      'own“too”',
    );
    expect(render('{% for valueOf in letters %}{{ valueOf }}{% endfor %}')).toBe('ab');
  });
});

describe('a template that never ends', () => {
  it.each([
    [
      'loops in loops',
      '{% for i in range(9999) %}{% for j in range(9998) %}x{% endfor %}{% endfor %}',
      '1:27',
    ],
    ['a macro that calls itself', 'x\n{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}', '2:1'],
    [
      'two macros in a circle',
      '{% macro a() %}{{ b() }}{% endmacro %}\n{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}',
      '1:1',
    ],
    [
      'three macros in a circle, wherever one comes into it',
      'x\n{% macro a() %}{{ b() }}{% endmacro %}\n{% macro b() %}{{ c() }}{% endmacro %}\n{% macro c() %}{{ a() }}{% endmacro %}' +
        '{% if is_version > "7.1.0" %}{{ c() }}{% elif is_version > "7.0.0" %}{{ b() }}{% else %}{{ a() }}{% endif %}',
      '2:1',
    ],
    ['a text that doubles', `{% set s = "xxxxxxxx" %}\n${'{% set s = s ~ s %}'.repeat(30)}`, '2:'],
    [
      'a text that doubles in a loop',
      '{% set n = namespace(s="x") %}\n{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}',
      '2:',
    ],
    [
      'a filter that multiplies',
      `{% set s = "xxxxxxxxxx" %}\n${'{% set s = s | replace("x", s) %}'.repeat(9)}`,
      '2:',
    ],
    [
      'a method that multiplies',
      `{% set s = "xxxxxxxxxx" %}\n${'{% set s = s.replace("x", s) %}'.repeat(9)}`,
      '2:',
    ],
    [
      'a list that multiplies',
      '{% set s = "x" | center(9999) %}{% set l = range(9999) %}\n{{ l | join(s) }}',
      '2:',
    ],
    ['a width without end', 'x\n{{ "x" | center(1000000000) }}', '2:'],
  ])('G8: is stopped, and blamed on what repeats: %s', (_name, text, place) => {
    const [problem, ...others] = problems(text);
    expect(others).toEqual([]);
    expect(problem).toContain(`endless-template ${place}`);
  });

  it('makes no range that is longer than a page needs, or without end', () => {
    expect(render('{{ range(3) | join }}{{ range(1, 4) | join }}{{ range(10, 0, -5) | join }}')).toBe(
      '012123105',
    );
    for (const range of ['range(1000000000)', 'range(1, 2, 0)', 'range("a")', 'range()'])
      expect(rulesOf(`{% for i in ${range} %}x{% endfor %}`)).toEqual(['misused-filter']);
  });

  it.each(['1 / 0', '0 % 0', '-"a"', '9 ** 999'])('prints no number that is none: %s', (expression) => {
    expect(rulesOf(`{{ ${expression} }}`)).toEqual(['unprintable']);
  });

  it.each(['letters', 'map', 'range', '[]'])('prints no value that is no text: %s', (expression) => {
    expect(rulesOf(`{{ ${expression} }}`)).toEqual(['unprintable']);
  });
});
