import { describe, expect, it } from 'vitest';
import { problems, render } from './testing.ts';

describe('a loop', () => {
  it('goes through lists, the keys of maps, and the pairs of both', () => {
    expect(render('{% for x in letters %}{{ x }}{% endfor %}')).toBe('ab');
    expect(render('{% for key in map %}{{ key }}{% endfor %}')).toBe('key');
    expect(render('{% for key, value in map %}{{ key }}{{ value.deep }}{% endfor %}')).toBe('keyvalue');
    expect(render('{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }},{% endfor %}')).toBe('12,34,');
    expect(render('{% for a, b, c in [[1, 2, 3]] %}{{ a }}{{ b }}{{ c }}{% else %}none{% endfor %}')).toBe(
      '123',
    );
    expect(render('{% for a, b in empty %}x{% else %}none{% endfor %}')).toBe('none');
    expect(render('{% for x in "ab" | list %}{{ x }}-{% endfor %}')).toBe('a-b-');
  });

  it('hides a variable of the same name also where an item is none', () => {
    expect(render('{% for zero in [none, 1] %}[{{ zero }}]{% endfor %}')).toBe('[][1]');
    expect(render('{% macro m(zero=none) %}[{{ zero }}]{% endmacro %}{{ m() }}')).toBe('[]');
  });

  it('knows its rounds, also in a macro inside it and in loops inside it', () => {
    expect(
      render(
        '{% for x in letters %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}',
      ),
    ).toBe('1021truefalse2 2110falsetrue2 ');
    expect(
      render(
        '{% for a, b in [[1, 2]] %}{% for c in letters %}{{ b }}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}',
      ),
    ).toBe('21221');
    expect(
      render(
        '{% macro m(x) %}<{{ x }}{{ caller() }}>{% endmacro %}{% for a, b in [[1, 2]] %}{% call m(a) %}{{ b }}{% endcall %}{% endfor %}',
      ),
    ).toBe('<12>');
  });

  it.each([
    '{% for x in is_version %}x{% endfor %}',
    '{% for a, b in is_version %}x{% endfor %}',
    '{% for x in product_name %}x{% endfor %}',
    '{% for x in 5 %}x{% endfor %}',
    '{% for x in 0 %}x{% endfor %}',
    '{% for x in true %}x{% endfor %}',
    '{% for x in none %}x{% endfor %}',
    '{% for x in "ab" %}x{% endfor %}',
    '{% for a, b in "xy" %}x{% endfor %}',
    '{% for a, b in [1, 2] %}x{% endfor %}',
    '{% for a, b in [none] %}x{% endfor %}',
    '{% for a, b in [[1, 2, 3]] %}x{% endfor %}',
    '{% for a, b, c in map %}x{% endfor %}',
  ])('over what is no list is one error, at its tag, in every variant: %s', (text) =>
    expect(problems(`x\n${text}`)).toEqual(['invalid-loop 2:1']),
  );

  it('over what is undefined says only that', () => {
    expect(problems('{% for x in nope %}x{% endfor %}')).toEqual(['unknown-variable 1:13']);
    expect(problems('{% for a, b.c in [[1, 2]] %}x{% endfor %}')).toEqual(['invalid-tag 1:1']);
  });
});
