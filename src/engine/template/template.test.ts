import { describe, expect, it } from 'vitest';
import { BASE_PATH } from '../base-path.ts';
import { parseTemplate } from './template.ts';
import { includesFrom, problems, render, renderAll, variantOf } from './testing.ts';

describe('what a template sees', () => {
  it('is the product, the version and the URL prefix of the variant', () => {
    const text = '{{ product_name }} {{ product }} {{ is_version }} {{ version }} {{ base_path }}';
    expect(renderAll(text)).toMatchObject({
      'p@7.1.0': `P p 7.1.0 7.1.0 ${BASE_PATH}`,
      'p@next': `P p next next ${BASE_PATH}`,
    });
    expect(renderAll('{{ product_name }} {{ product }} {{ base_path }}').cloud).toBe(
      `Cloud cloud ${BASE_PATH}`,
    );
  });

  it('does not depend on the prefix, unless a condition asks for it', () => {
    expect(new Set(Object.values(renderAll('{{ base_path }}/a {{ base_path ~ "/b" }}'))).size).toBe(1);
    expect(renderAll('{% if base_path == "/p/7.1.0" %}here{% endif %}')).toMatchObject({
      'p@7.1.0': 'here',
      'p@7.2.0': '',
    });
  });

  it('is every attribute, the nearest winning: page, version, product, site', () => {
    const variant = {
      ...variantOf('p@7.1.0'),
      attributes: { from: 'variant', blank: 'variant' },
    };
    const template = parseTemplate({ text: '{{ from }} {{ blank }}', path: 'page.md' }, includesFrom({}));
    expect(template.render(variant, { from: 'page' }).text).toBe('page variant');
    expect(render('{{ map.key.deep }} {{ letters[0] }}{{ letters[-1] }} {{ letters | length }}')).toBe(
      'value ab 2',
    );
  });

  it('is read once where variants print the same, with its origins', () => {
    const text = '{% if is_version > "7.1" %}New.{% endif %} Text.';
    const template = parseTemplate({ text, path: 'page.md' }, includesFrom({}));
    const [first, second, third] = ['p@7.2.0', 'p@next', 'p@7.0.0'].map((id) =>
      template.render(variantOf(id)),
    );
    expect(second!.provenance).toBe(first!.provenance);
    expect(third!.provenance).not.toBe(first!.provenance);
  });

  it('cannot be changed by an attribute', () => {
    const template = parseTemplate({ text: '{{ product_name }}', path: 'page.md' }, includesFrom({}));
    expect(template.render(variantOf('cloud'), { product_name: 'Other' }).text).toBe('Cloud');
  });
});

describe('B11: a tag out of its place', () => {
  it.each([
    ['text\n  {% if zero %}\n', ['unclosed-tag 2:3']],
    ['{% endif %}', ['stray-tag 1:1']],
    ['{% else %}', ['stray-tag 1:1']],
    ['{% if zero %}{% else %}{% else %}{% endif %}', ['stray-tag 1:24']],
    ['{% if zero %}{% else %}{% elif yes %}{% endif %}', ['stray-tag 1:24']],
    ['{% if zero %}{% else if yes %}{% endif %}', ['unknown-tag 1:14']],
    ['{% if zero %}{% elsif yes %}{% endif %}', ['unknown-tag 1:14']],
    ['{% if zero %}{% elif(yes) %}{% endif %}', ['unknown-tag 1:14']],
    ['{% if zero %}{% end if %}', ['unknown-tag 1:14']],
    ['{% if zero %}{% else yes %}{% endif %}', ['invalid-tag 1:14']],
    ['{% if zero %}{% endif zero %}', ['invalid-tag 1:14']],
    ['{% fi zero %}x{% endfi %}', ['unknown-tag 1:1']],
    ['{% if zero %}{% for x in letters %}{% endif %}', ['unclosed-tag 1:14']],
    ['{% block a %}x{% endblock %}', ['unsupported-tag 1:1']],
    ['{% switch zero %}{% case 1 %}{% endswitch %}', ['unsupported-tag 1:1']],
    ['{% extends "base.md" %}', ['unsupported-tag 1:1']],
    ['{% import "macros.md" as m %}', ['unsupported-tag 1:1']],
    ['{{ product_name', ['unclosed-tag 1:1']],
    ['{{ product_name }\n\nand {{ product }}', ['unclosed-tag 1:1']],
    ['{% if zero\n\n{% endif %}', ['unclosed-tag 1:1']],
    ['## Title {#id}\n\n{# a comment #}', ['unclosed-tag 1:10']],
    ['{# a comment', ['unclosed-tag 1:1']],
    ['{% raw %}{{ x }}', ['unclosed-tag 1:1']],
    ['{% if is_version > "7.1 %}\n"quoted" text\n{% endif %}', ['invalid-tag 1:1']],
  ])('B11: %s', (text, expected) => expect(problems(text)).toEqual(expected));

  it('B11: takes elif, elseif and else as they are meant', () => {
    const text = '{% if zero %}a{% elseif zero %}b{% elif yes %}c{% else %}d{% endif %}';
    expect(render(text)).toBe('c');
  });

  it('B11: does not hide the next one, nor an unknown version far below', () => {
    const text = `{{ a b }}
{% if x = 1 %}{% endif %}
{% endfor %}
{% if is_version > "nxt" %}
{% set y = {{ z }} %}
{% include "gone.md" %}
{% else %}
{{ c, d }}`;
    expect(problems(text)).toEqual([
      'missing-include 6:1',
      'stray-tag 3:1',
      'unclosed-tag 4:1',
      'invalid-tag 1:1',
      'invalid-tag 2:1',
      'unknown-version 4:20',
      'invalid-tag 5:1',
      'invalid-tag 8:1',
    ]);
  });
});

describe('whitespace', () => {
  it('B8: tag lines leave their blank lines', () => {
    expect(render('a\n{% if yes %}\nb\n{% endif %}\nc\n')).toBe('a\n\nb\n\nc\n');
    expect(render('a\n{% if zero %}\nb\n{% endif %}\nc\n')).toBe('a\n\nc\n');
    expect(render('{# note #}\n{% set x = 1 %}\nx')).toBe('\n\nx');
  });

  it('B7: {%- and -%} take the space beside them away, in every kind of tag', () => {
    expect(render('a \n {%- if yes -%} \n b \n {%- endif -%} \n c')).toBe('abc');
    expect(render('a {{- letters | length -}} b')).toBe('a2b');
    expect(render('a {#- note -#} b')).toBe('ab');
    expect(render('a {%- raw -%} {{ x }} {%- endraw -%} b')).toBe('a{{ x }}b');
    expect(render('a {%- set x = 1 -%} b')).toBe('ab');
    expect(render('a\n\n{%- include "x.md" -%}\n\nb', { 'x.md': 'X' })).toBe('aXb');
  });

  it('B7: tags stand at either end of a text', () => {
    expect(render('{% if yes %}a{% endif %}')).toBe('a');
    expect(render('{% if zero %}a{% endif %}')).toBe('');
    expect(render('{%if yes%}a{%endif%}')).toBe('a');
    expect(render('{%\nif\nyes\n%}a{% endif %}')).toBe('a');
  });
});

describe('C2: raw', () => {
  it('C2: shows what stands between its tags, whatever that is', () => {
    expect(render('{% raw %}{{ x }} {% if %} {# c #} {#id}{% endraw %}')).toBe(
      '{{ x }} {% if %} {# c #} {#id}',
    );
    expect(render('{% raw %}{% raw %}{% endraw %} {{ product | length > 0 }}')).toBe('{% raw %} true');
    expect(render('{% raw %}{% include "gone.md" %}{% endraw %}')).toBe('{% include "gone.md" %}');
    expect(render('{% verbatim %}{{ x }}{% endverbatim %}')).toBe('{{ x }}');
    expect(render('a {% raw %}%}{% endraw %} b')).toBe('a %} b');
  });
});

describe('blobs, loops and macros', () => {
  it('B7: a page sets texts of several lines, with quotes in them', () => {
    expect(render('{% set steps = "1. One\n2. \\"Two\\"" %}{{ steps }}')).toBe('1. One\n2. "Two"');
    expect(
      render('{% set steps %}1. {{ "One" }}\n{% if yes %}2. Two{% endif %}{% endset %}[{{ steps }}]'),
    ).toBe('[1. One\n2. Two]');
  });

  it('what is set inside a condition is seen after it', () => {
    expect(
      renderAll(
        '{% if is_version > "7.1" %}{% set new = "yes" %}{% else %}{% set new = "no" %}{% endif %}{{ new }}',
      ),
    ).toMatchObject({ 'p@7.1.0': 'no', 'p@7.2.0': 'yes', cloud: 'no' });
  });

  it('loops know lists, maps, their place and their else', () => {
    expect(
      render('{% for x in letters %}{{ loop.index }}{{ x }}{% if not loop.last %},{% endif %}{% endfor %}'),
    ).toBe('1a,2b');
    expect(render('{% for key, value in map.key.items() %}{{ key }}={{ value }}{% endfor %}')).toBe(
      'deep=value',
    );
    expect(render('{% for x in empty %}x{% else %}none{% endfor %}')).toBe('none');
  });

  it('macros take arguments, defaults and a body', () => {
    const macro =
      '{% macro link(text, to="/") %}[{{ text }}]({{ to }}){{ caller() if caller is defined else "" }}{% endmacro %}';
    expect(render(`${macro}{{ link("a") }}{{ link("b", to="/b") }}`)).toBe('[a](/)[b](/b)');
    expect(render(`${macro}{% call link("a") %}!{% endcall %}`)).toBe('[a](/)!');
  });

  it('texts have the methods and filters that Jinja templates use', () => {
    expect(render('{{ "A b".lower() }}|{{ " x ".strip() }}|{{ "a-b".split("-") | join("+") }}')).toBe(
      'a b|x|a+b',
    );
    expect(render('{{ "a-b" | replace("-", "$&") }}{{ "a.b".replace(".", "$1") }}')).toBe('a$&ba$1b');
    expect(
      render('{{ "x" if "abc".startswith("a") else "y" }}{{ letters | first }}{{ [3, 1, 2] | sort | join }}'),
    ).toBe('xa123');
  });
});
