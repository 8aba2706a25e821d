import { describe, expect, it } from 'vitest';
import { problems, render } from '../testing.ts';

describe('filters', () => {
  it('prints nothing of a product but its name', () => {
    expect(
      render('{{ [product_name, [is_version is defined or true]] | dump | replace("Cloud", "P") }}'),
    ).toBe('["P",[true]]');
  });

  it('select and group by an attribute, by any test, and by nothing that is inherited', () => {
    const list = '[{ id: "a", since: "7.9.0" }, { id: "b", since: "7.10.0" }]';
    expect(render(`{{ ${list} | selectattr("since", "ge", "7.10") | join(",", "id") }}`)).toBe('b');
    expect(render(`{{ ${list} | rejectattr("since", "ge", "7.10") | join(",", "id") }}`)).toBe('a');
    expect(render(`{{ ${list} | selectattr("nope", "defined") | length }}`)).toBe('0');
    expect(
      render(`{% for key, items in ${list} | groupby("id") %}{{ key }}{{ items[0].since }} {% endfor %}`),
    ).toBe('a7.9.0 b7.10.0 ');
    expect(problems(`{{ ${list} | groupby("constructor") | length }}`)).toEqual(['misused-filter 1:66']);
    expect(
      render('{{ [empty, blank, 1, letters] | select | length }}{{ [empty, 1] | reject | length }}'),
    ).toBe('21');
  });

  it('indent lines, and join what is printed', () => {
    expect(render('{{ "a\nb" | indent(2) }}|{{ "a\nb" | indent(2, true) }}|{{ "" | indent }}')).toBe(
      'a\n  b|  a\n  b|',
    );
    expect(render('{{ [product, 1, none] | join("-") | replace("cloud", "p") }}')).toBe('p-1-');
    expect(render('{{ "  a b " | trim }}{{ 5 | trim }}')).toBe('a b5');
  });
});
