import { describe, expect, it } from 'vitest';
import { messagesOfText } from './fixture.ts';

describe('what is said of tags that do not fit together', () => {
  it('B11: tags that are not closed, stray, misspelt or unknown', async () => {
    const text = `{% if product_name == "P" %}
{% else if product_name == "Cloud" %}
{% endfor %}
{% elif %}
{% els %}
{% Vimeo 12345 %}
{{ product_name }
{# a comment
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:1 unclosed-tag
        "{% if product_name == "P" %}" is never closed.
        Add {% endif %} where it ends.
        in every variant
      error page.md:2:1 unknown-tag
        "{% else if product_name == "Cloud" %}" is not a tag.
        Write {% elif product_name == "Cloud" %}.
        in every variant
      error page.md:3:1 stray-tag
        "{% endfor %}" closes nothing: no {% for %} is open here.
        The block that is open here is {% if product_name == "P" %} (page.md:1).
        in every variant
      error page.md:4:1 invalid-tag
        This tag cannot be read: "{% elif %}": a value was expected, found "%}".
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:5:1 unknown-tag
        "{% els %}" is not a tag.
        Did you mean {% else %}? If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:6:1 unknown-tag
        "{% Vimeo 12345 %}" is not a tag.
        If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:7:1 unclosed-tag
        "{{" opens a tag that is never closed with "}}": "{{ product_name }".
        Add "}}", or put text that shows braces between {% raw %} and {% endraw %}.
        in every variant
      error page.md:8:1 unclosed-tag
        "{#" opens a tag that is never closed with "#}": "{# a comment".
        Add "#}" where the comment ends.
        in every variant"
    `);
  });

  it('B11: a block that is not closed before the one around it', async () => {
    expect(
      await messagesOfText('{% if product_name == "P" %}\n{% for x in [1] %}\n{% endif %}\n'),
    ).toMatchInlineSnapshot(`
      "error page.md:2:1 unclosed-tag
        "{% for x in [1] %}" is not closed before "{% endif %}" (page.md:3).
        Add {% endfor %} before it.
        in every variant"
    `);
  });

  it('B11: else after else, and words that do not belong', async () => {
    const text = '{% if product_name == "P" %}\n{% else %}\n{% else %}\n{% endif product_name %}\n';
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:3:1 stray-tag
        "{% else %}" comes after {% else %}.
        {% else %} is the last branch of {% if product_name == "P" %} (page.md:1).
        in every variant
      error page.md:4:1 invalid-tag
        "{% endif product_name %}" may hold nothing but "endif".
        Write {% endif %}.
        in every variant"
    `);
  });

  it('B11: what was written as in another language', async () => {
    const text = `{% if product_name = "P" %}x{% endif %}
{% if product_name == "P" && is_version == "7.1.0" %}x{% endif %}
{% if !product_name %}x{% endif %}
{% if product_name <> "P" %}x{% endif %}
{% if is_version > "7.1.0 %}x{% endif %}
{% set name = {{ product_name }} %}
{% set name 1 %}
{% for item of items %}x{% endfor %}
{{ product_name is_version }}
{{ product_name..x }}
{{ (1 + 2 }}
{{ }}
{% extends "base.html" %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:1 invalid-tag
        This tag cannot be read: "{% if product_name = "P" %}": a single "=" compares nothing.
        Write "==". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:2:1 invalid-tag
        This tag cannot be read: "{% if product_name == "P" && is_version == "7.1.0" %}": "&&" and "||" are no operators here.
        Write "and" and "or". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:3:1 invalid-tag
        This tag cannot be read: "{% if !product_name %}": "!" is no operator here.
        Write "not". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:4:1 invalid-tag
        This tag cannot be read: "{% if product_name <> "P" %}": "<>" is no operator here.
        Write "!=". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:5:1 invalid-tag
        This tag cannot be read: "{% if is_version > "7.1.0 %}": a quote in it is never closed.
        Write a second quote at the end of the text. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:6:1 invalid-tag
        This tag cannot be read: "{% set name = {{ product_name }} %}": it holds another tag.
        Inside {% … %} a variable is written without braces. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:7:1 invalid-tag
        This tag cannot be read: "{% set name 1 %}": {% set name = value %} was expected.
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:8:1 invalid-tag
        This tag cannot be read: "{% for item of items %}": a loop reads {% for name in list %}.
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:9:1 invalid-tag
        This tag cannot be read: "{{ product_name is_version }}": its end "}}" was expected.
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:10:1 invalid-tag
        This tag cannot be read: "{{ product_name..x }}": a name was expected after the dot, found ".".
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:11:1 invalid-tag
        This tag cannot be read: "{{ (1 + 2 }}": a comma or a closing bracket was expected.
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:12:1 invalid-tag
        This tag cannot be read: "{{ }}": a value was expected, found "}}".
        Correct it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:13:1 unsupported-tag
        "{% extends %}" is not available in pages.
        Use {% if %} to choose, {% include "path" %} to share text, and {% macro %} in the page to repeat it. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant"
    `);
  });

  it('B10: a block that begins in one include and ends in another', async () => {
    const files = {
      'includes/open.md': 'Opens.\n\n{% if product_name == "P" %}\n',
      'includes/close.md': '{% endif %}\n',
    };
    const text = '{% include "includes/open.md" %}\n\nBody.\n\n{% include "includes/close.md" %}\n';
    expect(await messagesOfText(text, files)).toMatchInlineSnapshot(`
      "error includes/close.md:1:1 split-block
        "{% endif %}" belongs to "{% if product_name == "P" %}", which stands in another file (includes/open.md:3).
        Open and close a block in the same file.
        included from page.md:5:1
        in every variant"
    `);
  });
});
