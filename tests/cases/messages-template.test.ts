import { describe, expect, it } from 'vitest';
import { messagesOfText } from './fixture.ts';

describe('A8: what is said of versions and products that nobody declares', () => {
  it('A8: in variables, lists and tests', async () => {
    const text = `{% set v = "nxt" %}{% set p = "Clod" %}
{% if is_version > v %}x{% endif %}
{% if is_version in ("7.1.0", v) %}x{% endif %}
{% if product_name == p %}x{% endif %}
{% if is_version is ge(v) %}x{% endif %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:2:18 unknown-version
        "nxt" is not a version: it is neither declared in site.yml nor made of numbers. In: "{% if is_version > v %}".
        Did you mean "next"?
        in every variant
      error page.md:3:7 unknown-version
        "nxt" is not a version: it is neither declared in site.yml nor made of numbers. In: "{% if is_version in ("7.1.0", v) %}".
        Did you mean "next"?
        in every variant
      error page.md:4:20 unknown-product
        "Clod" is not the name, an alias or the id of a product in site.yml. In: "{% if product_name == p %}".
        Did you mean "Cloud"?
        in every variant
      error page.md:5:7 unknown-version
        "nxt" is not a version: it is neither declared in site.yml nor made of numbers. In: "{% if is_version is ge(v) %}".
        Did you mean "next"?
        in every variant"
    `);
    expect(await messagesOfText('{% if is_version is ge("7.1.O") %}x{% endif %}\n')).toMatchInlineSnapshot(`
      "error page.md:1:24 unknown-version
        "7.1.O" is not a version: it is neither declared in site.yml nor made of numbers.
        Did you mean "7.1.0"?
        in every variant"
    `);
  });
});

describe('A4: what is said where there is no version', () => {
  it('A4: names what it was wanted for, and what to write', async () => {
    const text = `{% if is_version.startswith("7.1") %}x{% endif %}
{% if is_version[0] == "7" %}x{% endif %}
{% if is_version * 2 > 3 %}x{% endif %}
{% if is_version ~ "" == "7" %}x{% endif %}
{{ is_version }}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:17 no-version
        This product has no versions, so there is none to look into: "{% if is_version.startswith("7.1") %}".
        Ask for it first: write "is_version is defined and …".
        in cloud
      error page.md:2:17 no-version
        This product has no versions, so there is none to look into: "{% if is_version[0] == "7" %}".
        Ask for it first: write "is_version is defined and …".
        in cloud
      error page.md:3:7 impossible-calculation
        Only numbers can be calculated with, found the version. In: "{% if is_version * 2 > 3 %}".
        Write numbers.
        in p
      error page.md:3:7 no-version
        This product has no versions, so there is none to calculate with: "{% if is_version * 2 > 3 %}".
        Ask for it first: write "is_version is defined and …".
        in cloud
      error page.md:4:7 no-version
        This product has no versions, so there is none to join to a text: "{% if is_version ~ "" == "7" %}".
        Ask for it first: write "is_version is defined and …".
        in cloud
      error page.md:5:1 no-version
        This product has no versions, so there is none to print: "{{ is_version }}".
        Put it under {% if is_version is defined %}.
        in cloud"
    `);
  });
});

describe('G8: a mistake', () => {
  it('G8: that shows another value in every variant is told once', async () => {
    const text = `---
attributes: { map: { a: 1 }, list: [1] }
---
{% if is_version is defined %}
{% if is_version + 1 > 3 %}x{% endif %}
{{ map[is_version] }}
{{ is_version | sum }}
{% if 3 in is_version | length %}x{% endif %}
{% for x in is_version %}x{% endfor %}
{% endif %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:5:22 impossible-comparison
        ">" compares a text with a number, which have no order. In: "{% if is_version + 1 > 3 %}".
        Compare text with text or numbers with numbers.
        in p
      error page.md:6:7 unknown-key
        There is no such key in "{{ map[is_version] }}".
        in p
      error page.md:7:17 misused-filter
        The filter "sum" takes a list, found the version. In: "{{ is_version | sum }}".
        in p
      error page.md:8:7 impossible-comparison
        "in" needs a list, a map or a text on its right, found a number. In: "{% if 3 in is_version | length %}".
        Write a list: ["7.1.0", "7.2.0"].
        in p
      error page.md:9:1 invalid-loop
        A loop needs a list or a map, found the version. In: "{% for x in is_version %}".
        Write a list: ["a", "b"].
        in p"
    `);
  });

  it('G8: in what a loop or a macro is given', async () => {
    const text = `{% macro link(text, to="/") %}{{ text }}{{ to }}{% endmacro %}
{% for x in 5 %}x{% endfor %}
{% for x in "abc" %}x{% endfor %}
{% for a, b in [1, 2] %}x{% endfor %}
{% for a, b in [[1, 2, 3]] %}x{% endfor %}
{% for a, b, c in { k: 1 } %}x{% endfor %}
{{ link("a", too="/b") }}
{{ link("a", "/b", "/c") }}
{{ link("a", text="b") }}
{% if 5 is lower %}x{% endif %}
{% if 5 is [1] %}x{% endif %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:2:1 invalid-loop
        A loop needs a list or a map, found a number. In: "{% for x in 5 %}".
        Write a list: ["a", "b"].
        in every variant
      error page.md:3:1 invalid-loop
        A loop needs a list or a map, found a text. In: "{% for x in "abc" %}".
        Write a list: ["a", "b"]. To go through the letters of a text, write "text | list".
        in every variant
      error page.md:4:1 invalid-loop
        A loop with 2 names needs lists of 2 items in its list, found a number. In: "{% for a, b in [1, 2] %}".
        Write one name, or a list such as [["a", "b"], ["c", "d"]].
        in every variant
      error page.md:5:1 invalid-loop
        A loop with 2 names needs lists of 2 items in its list, found a list of 3. In: "{% for a, b in [[1, 2, 3]] %}".
        Write one name, or a list such as [["a", "b"], ["c", "d"]].
        in every variant
      error page.md:6:1 invalid-loop
        A loop over a map has two names, the key and the value, found 3. In: "{% for a, b, c in { k: 1 } %}".
        Write {% for key, value in map %}.
        in every variant
      error page.md:7:8 misused-macro
        This macro has no argument "too". In: "{{ link("a", too="/b") }}".
        Did you mean "to"?
        in every variant
      error page.md:8:8 misused-macro
        This macro takes 2 arguments, found 3. In: "{{ link("a", "/b", "/c") }}".
        It takes "text", "to".
        in every variant
      error page.md:9:8 misused-macro
        The argument "text" is given twice. In: "{{ link("a", text="b") }}".
        Give it by its place or by its name.
        in every variant
      error page.md:10:7 misused-filter
        The test "lower" takes a text, found a number. In: "{% if 5 is lower %}".
        in every variant
      error page.md:11:7 unknown-test
        No test stands behind "is".
        Tests are words such as "defined". To compare values, write ==.
        in every variant"
    `);
  });

  it('B11: in quotes and operators', async () => {
    const text = `{% if is_version > “7.1” %}x{% endif %}
{% if is_version > \`7.1\` %}x{% endif %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:20 invalid-name
        "“7" is no text: typographic quotes and backticks quote nothing here.
        Write straight quotes, as in "7.1.0".
        in every variant
      error page.md:2:20 invalid-name
        "\`7" is no text: typographic quotes and backticks quote nothing here.
        Write straight quotes, as in "7.1.0".
        in every variant"
    `);
    const unreadable = `{% if product_name == “Old P” %}x{% endif %}
{% if is_version > "7.1” %}x{% endif %}
{% if is_version =! "7.1" %}x{% endif %}
`;
    expect(await messagesOfText(unreadable)).toMatchInlineSnapshot(`
      "error page.md:1:1 invalid-tag
        This tag cannot be read: "{% if product_name == “Old P” %}": typographic quotes and backticks quote nothing here.
        Write straight quotes, as in "7.1.0". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:2:1 invalid-tag
        This tag cannot be read: "{% if is_version > "7.1” %}": typographic quotes and backticks quote nothing here.
        Write straight quotes, as in "7.1.0". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:3:1 invalid-tag
        This tag cannot be read: "{% if is_version =! "7.1" %}": "=!" is no operator here.
        Write "!=". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant"
    `);
    expect(await messagesOfText('{% if is_version > -7 %}x{% endif %}\n')).toMatchInlineSnapshot(`
      "error page.md:1:18 impossible-comparison
        A version is compared with a number. In: "{% if is_version > -7 %}".
        Write the version as text, in quotes, such as "7.1".
        in p"
    `);
  });

  it('G8: that is nested too deeply, or takes too long', async () => {
    expect(
      await messagesOfText(`{% if ${'not '.repeat(2000)}product %}x{% endif %}\n`),
    ).toMatchInlineSnapshot(`
      "error page.md:1:4007 invalid-tag
        This is nested too deeply: more than 1,000 levels.
        Give its parts names with {% set %}, or end some of the tags around it first.
        in every variant"
    `);
    expect(
      await messagesOfText('{% for i in range(10000) %}{% set x = range(10000) | sort %}{% endfor %}\n'),
    ).toMatchInlineSnapshot(`
      "error page.md:1:54 endless-template
        This page never ends: it takes more than 2,000,000 steps.
        Look for a loop, a macro or a filter that repeats more than you meant.
        in every variant"
    `);
  });
});
