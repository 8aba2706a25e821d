import { describe, expect, it } from 'vitest';
import { parseTemplate } from './template.ts';
import { includesFrom, problems, render, SITE, variantOf } from './testing.ts';

describe('G10: an unknown name', () => {
  it.each([
    ['{{ nope }}', ['unknown-variable 1:4']],
    ['a\n\n  {{ map.nope }}', ['unknown-key 3:9']],
    ['{{ nope.deeper.still }}', ['unknown-variable 1:4']],
    ['{{ nope | upper | join }}', ['unknown-variable 1:4']],
    ['{% if nope %}x{% endif %}', ['unknown-variable 1:7']],
    ['{% if not nope %}x{% endif %}', ['unknown-variable 1:11']],
    ['{% for x in nope %}x{% endfor %}', ['unknown-variable 1:13']],
    ['{% set x = nope %}{{ x }}', ['unknown-variable 1:12']],
    ['{{ nope() }}', ['unknown-variable 1:4']],
    ['{{ product_name | nope }}', ['unknown-filter 1:19']],
    ['{% if product_name is nope %}x{% endif %}', ['unknown-test 1:7']],
    ['{% if is_version > "7.1" %}{{ nope }}{% endif %}', ['unknown-variable 1:31 p@7.2.0 p@7.10.0 p@next']],
    ['{{ nope }}{{ nope2 }}', ['unknown-variable 1:4', 'unknown-variable 1:14']],
  ])('G10: is an error, once: %s', (text, expected) => expect(problems(text)).toEqual(expected));

  it('G10: is none under "is defined" and default(…)', () => {
    expect(render('{% if nope is defined %}yes{% else %}no{% endif %}')).toBe('no');
    expect(render('{% if nope is not defined and nope is undefined %}no{% endif %}')).toBe('no');
    expect(render('{% if nope.deeper is defined or map.nope is defined %}yes{% else %}no{% endif %}')).toBe(
      'no',
    );
    expect(render('{% if map.key is defined %}yes{% endif %}')).toBe('yes');
    expect(render('{{ nope | default("a") }}{{ nope.deeper | d("b") }}{{ map.nope | default("c") }}')).toBe(
      'abc',
    );
    expect(render('{{ blank | default("x") }}[{{ blank | default("x", true) }}]')).toBe('[x]');
    expect(problems('{{ nope | default(nope2) }}')).toEqual(['unknown-variable 1:19']);
    expect(render('{{ (nope) | default("a") }}{{ map["nope"].deeper | default("b") }}')).toBe('ab');
  });

  it.each([
    ['{{ (nope ~ "a") | default("q") }}', ['unknown-variable 1:5']],
    ['{{ nope | upper | default("q") }}', ['unknown-variable 1:4']],
    ['{{ map[nope] | default("q") }}', ['unknown-variable 1:8']],
    ['{% if (nope ~ "a") is defined %}x{% endif %}', ['unknown-variable 1:8']],
    ['{{ [nope] | default("q") | join }}', ['unknown-variable 1:5']],
  ])('G10: is one inside of what default(…) gets: %s', (text, expected) =>
    expect(problems(text)).toEqual(expected),
  );

  it.each([
    ['{% if is_version == nope %}x{% endif %}', ['unknown-variable 1:21']],
    [
      '{% if is_version > nope or product_name == nope2 %}x{% endif %}',
      ['unknown-variable 1:20', 'unknown-variable 1:44'],
    ],
    ['{{ letters[nope] }}', ['unknown-variable 1:12']],
    [
      '{% if nope in letters or "a" in nope2 %}x{% endif %}',
      ['unknown-variable 1:7', 'unknown-variable 1:33'],
    ],
    [
      '{{ map[is_version] }}',
      ['unknown-key 1:7 p@7.0.0 p@7.1.0 p@7.2.0 p@7.10.0 p@next', 'no-version 1:7 cloud'],
    ],
  ])('G10: brings no second error with it: %s', (text, expected) => expect(problems(text)).toEqual(expected));

  it('G10: is told once, however often a loop comes by', () => {
    const text =
      '{% for i in range(9000) %}{{ nope }}{{ map.nope }}{% if product_name > i %}{% endif %}{% endfor %}';
    const template = parseTemplate({ text, path: 'page.md' }, includesFrom({}));
    expect(template.render(variantOf('cloud')).findings.map(({ rule }) => rule)).toEqual([
      'unknown-variable',
      'unknown-key',
      'impossible-comparison',
    ]);
  });

  it('G10: is found in calculations, which follow the rules of arithmetic', () => {
    expect(render('{{ 2 * 3 % 4 }} {{ - -5 }} {{ 7 // 2 }} {{ 2 ** 3 }} {{ 5 - -3 }} {{ 9 - 2 - 1 }}')).toBe(
      '2 5 3 8 8 6',
    );
    expect(problems('{% if is_version * 2 > 3 %}x{% endif %}')).toEqual([
      'impossible-calculation 1:7 p@7.0.0 p@7.1.0 p@7.2.0 p@7.10.0 p@next',
      'no-version 1:7 cloud',
    ]);
  });

  it('G10: is printed as it stands, with a warning, where site.yml says undefined: keep', () => {
    const text = '{{ nope }} {{nope}} {{ map.nope }} {% if nope %}x{% endif %}{{ is_version }}';
    const template = parseTemplate(
      { text, path: 'page.md' },
      { ...includesFrom({}), site: { ...SITE, undefined: 'keep' } },
    );
    const { text: output, findings } = template.render(variantOf('cloud'));
    expect(output).toBe('{{ nope }} {{ nope }} {{ map.nope }} {{ is_version }}');
    expect(findings.map(({ severity, rule, place }) => `${severity} ${rule} ${place?.column}`)).toEqual([
      'warning unknown-variable 4',
      'warning unknown-variable 14',
      'warning unknown-key 27',
      'warning unknown-variable 42',
      'warning no-version 61',
    ]);
  });
});
