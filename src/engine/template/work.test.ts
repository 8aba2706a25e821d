import { describe, expect, it, vi } from 'vitest';
import { parseTemplate } from './template.ts';
import { includesFrom, problems, render, SITE } from './testing.ts';

const double = (set: string) => set.repeat(40);

describe('a template that takes too long', () => {
  it.each([
    ['a list that doubles', `{% set l = [1] %}${double('{% set l = [l, l] %}')}{{ l | dump }}`],
    ['a list that doubles, joined', `{% set l = [1] %}${double('{% set l = [l, l] %}')}{{ l | join }}`],
    [
      'a list that doubles, sorted',
      `{% set l = [1] %}${double('{% set l = [l, l] %}')}{{ l | sort | first | first }}`,
    ],
    [
      'lists that double, compared',
      `{% set l = [1] %}{% set m = [1] %}${double('{% set l = [l, l] %}{% set m = [m, m] %}')}{% if l == m %}x{% endif %}`,
    ],
    [
      'maps that double, looked for',
      `{% set l = 1 %}{% set m = 1 %}${double('{% set l = { a: l, b: l } %}{% set m = { a: m, b: m } %}')}{% if l in [m] %}x{% endif %}`,
    ],
    [
      'a list that is sorted again and again',
      '{% for i in range(10000) %}{% set x = range(10000) | sort %}{% endfor %}',
    ],
    [
      'a list that is counted again and again',
      '{% for i in range(10000) %}{% set x = range(10000) | length %}{% endfor %}',
    ],
    [
      'a text that is taken apart and doubled',
      `{% set s = "xxxxxxxx" %}${double('{% set s = (s | list | join) ~ s %}')}`,
    ],
    [
      'a text in which everything is doubled',
      `{% set s = "xx" %}${double('{% set s = s | replace("x", "xx") %}')}`,
    ],
    [
      'a text in which everything is doubled, by its method',
      `{% set s = "xx" %}${double('{% set s = s.replace("x", "xx") %}')}`,
    ],
    [
      'a long text that is compared again and again',
      `{% set s = "xx" %}${'{% set s = s ~ s %}'.repeat(20)}{% for i in range(10000) %}{% if s == "y" %}{% endif %}{% endfor %}`,
    ],
    [
      'a captured text that is compared again and again',
      `{% set s %}${'{{ 1 }}'.repeat(10_000)}{% endset %}{% for i in range(10000) %}{% if s == "y" %}{% endif %}{% endfor %}`,
    ],
    [
      'a long body that runs often',
      `{% for i in range(10000) %}${'{% set x = 1 %}'.repeat(5000)}{% endfor %}`,
    ],
    ['loops in loops in loops', `${'{% for i in range(2) %}'.repeat(20)}x${'{% endfor %}'.repeat(20)}`],
    ['a long text in a loop', `{% for i in range(10000) %}${'x'.repeat(10_000)}{% endfor %}`],
    [
      'a long text in a macro that is called again and again, and not printed',
      `{% macro m() %}${'x'.repeat(10_000)}{% endmacro %}{% for i in range(10000) %}{% set x = m() %}{% endfor %}`,
    ],
    [
      'a text that is made for being searched in vain',
      `{% set a = "a" %}${'{% set a = a ~ a %}'.repeat(18)}{% if (a ~ "b" ~ a) in (a ~ a ~ a ~ a) %}x{% endif %}`,
    ],
    [
      'a text that is split at what is made for it',
      `{% set a = "a" %}${'{% set a = a ~ a %}'.repeat(18)}{{ (a ~ a ~ a ~ a).split(a ~ "b" ~ a) | length }}`,
    ],
    [
      'a text that is HTML and escaped again and again',
      `{% set a = "<" %}${'{% set a = a ~ a %}'.repeat(20)}{{ a${' | forceescape'.repeat(20)} }}`,
    ],
    [
      'a captured text of nothing that is looked at again and again',
      `{% set a %}${'{{ "" }}'.repeat(20_000)}{% endset %}{% for i in range(10000) %}{% if a %}x{% endif %}{% endfor %}`,
    ],
    [
      'loops with two names in each other',
      `${'{% for a, b in [[1, 2], [1, 2]] %}'.repeat(20)}x${'{% endfor %}'.repeat(20)}`,
    ],
  ])('G8: is stopped: %s', (_name, text) => {
    const [problem, ...others] = problems(text);
    expect(problem).toMatch(/^endless-template 1:\d+$/);
    expect(others).toEqual([]);
  });

  it('G8: is stopped by what it does, not by the clock', () => {
    const clock = [vi.spyOn(performance, 'now'), vi.spyOn(Date, 'now')];
    for (const spy of clock) spy.mockReturnValue(0);
    try {
      expect(
        problems('{% for i in range(9999) %}{% for j in range(9998) %}x{% endfor %}{% endfor %}'),
      ).toEqual(['endless-template 1:27']);
    } finally {
      for (const spy of clock) spy.mockRestore();
    }
  });

  it('G8: is given less time in further variants, and blamed only for those in which it does not end', () => {
    const loops = (rounds: number) =>
      `{% for i in range(${rounds}) %}{% for j in range(200) %}x{% endfor %}{% endfor %}`;
    const rounds = (text: string) => {
      const template = parseTemplate({ text, path: 'page.md' }, includesFrom({}));
      return SITE.variants.map((variant) => template.render(variant).text.length);
    };
    // A hundred thousand rounds are the limit, ten thousand what is left of it.
    expect(rounds(loops(490))).toEqual(Array(6).fill(98_000));
    const early = `{% if is_version == "7.0.0" %}${loops(600)}{% else %}${loops(40)}{% endif %}`;
    expect(problems(early)).toEqual(['endless-template 1:56 p@7.0.0']);
    expect(rounds(early)).toEqual([0, ...Array(5).fill(8_000)]);
    expect(problems(loops(600))).toEqual(['endless-template 1:26']);
    const before = `${loops(300)}{% if is_version == "7.0.0" %}${loops(600)}{% endif %}`;
    expect(problems(before).map((problem) => problem.split(' ').slice(2))).toEqual([['p@7.0.0']]);
  });

  it('is none for a large table', () => {
    const table =
      '{% for i in range(500) %}|{% for j in range(20) %} {{ i }}.{{ j }} |{% endfor %}{% endfor %}';
    expect(render(table).length).toBeGreaterThan(50_000);
    expect(
      render('{% set r = range(2000) | sort | reverse %}{{ r | join(",") | replace(",", "") | length }}'),
    ).toBe('6890');
  });
});
