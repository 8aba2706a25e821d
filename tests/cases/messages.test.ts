import { describe, expect, it } from 'vitest';
import { messagesOfText } from './fixture.ts';

describe('G8: what is said of a page', () => {
  it('G8: an unknown variable', async () => {
    expect(
      await messagesOfText(
        '---\ntitle: A page\n---\n\n# Title\n\nIn {{ prodct_name }}, {{ github.workspace }}.\n',
      ),
    ).toMatchInlineSnapshot(`
      "error page.md:7:7 unknown-variable
        "prodct_name" is not a variable: "{{ prodct_name }}".
        Did you mean "product_name"?
        in every variant
      error page.md:7:26 unknown-variable
        "github" is not a variable: "{{ github.workspace }}".
        This looks like a name of GitHub Actions. To have one of your own: define it under attributes in site.yml (extra in mkdocs.yml), or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant"
    `);
  });

  it('G8: an unknown key of a map, an unknown filter, an unknown test', async () => {
    const text =
      '---\nattributes: { links: { home: / } }\n---\n{{ links.hom }}\n\n{{ product_name | uper }}\n\n{% if product_name is strng %}x{% endif %}\n';
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:4:9 unknown-key
        There is no "hom" in "{{ links.hom }}".
        Did you mean "home"?
        in every variant
      error page.md:6:19 unknown-filter
        "uper" is not a filter.
        Did you mean "upper"?
        in every variant
      error page.md:8:7 unknown-test
        "is strng" is not a test.
        Did you mean "string"?
        in every variant"
    `);
  });

  it('G8: an unknown product, an unknown version, a version without quotes', async () => {
    const text = `{% if product_name == "Clod" %}x{% endif %}
{% if product_name == P %}x{% endif %}
{% if is_version > "7.1.O" %}x{% endif %}
{% if is_version > 7.1 %}x{% endif %}
{% if is_version > 7.10.0 %}x{% endif %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:23 unknown-product
        "Clod" is not the name, an alias or the id of a product in site.yml.
        Did you mean "Cloud"?
        in every variant
      error page.md:2:23 unknown-variable
        "P" is not a variable: "{% if product_name == P %}".
        To compare with the product, put its name in quotes: "P".
        in every variant
      error page.md:3:20 unknown-version
        "7.1.O" is not a version: it is neither declared in site.yml nor made of numbers.
        Did you mean "7.1.0"?
        in every variant
      error page.md:4:20 unquoted-version
        A version is compared with the number 7.1.
        Write the version as text, in quotes: "7.1".
        in every variant
      error page.md:5:1 invalid-tag
        This tag cannot be read: "{% if is_version > 7.10.0 %}": a version stands in it without quotes.
        Write "7.10.0". If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant"
    `);
  });

  it('G8: a comparison that has no answer', async () => {
    const text = `---
attributes: { limit: 10 }
---
{% if limit > "5" %}x{% endif %}
{% if product_name > "Cloud" %}x{% endif %}
{% if "x" in limit %}x{% endif %}
{% if is_version == none %}x{% endif %}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:4:13 impossible-comparison
        ">" compares a number with a text, which have no order. In: "{% if limit > "5" %}".
        Compare text with text or numbers with numbers.
        in every variant
      error page.md:5:20 impossible-comparison
        Products have no order, so ">" has no answer. In: "{% if product_name > "Cloud" %}".
        Compare product_name with == or !=.
        in every variant
      error page.md:6:7 impossible-comparison
        "in" needs a list, a map or a text on its right, found a number. In: "{% if "x" in limit %}".
        Write a list: ["7.1.0", "7.2.0"].
        in every variant
      error page.md:7:18 impossible-comparison
        A version is compared with nothing. In: "{% if is_version == none %}".
        To ask whether there is a version at all, write "is_version is defined".
        in p"
    `);
  });

  it('G8: a product without versions that is to print one', async () => {
    expect(await messagesOfText('Version {{ is_version }}.\n')).toMatchInlineSnapshot(`
      "error page.md:1:9 no-version
        This product has no versions, so there is none to print: "{{ is_version }}".
        Put it under {% if is_version is defined %}.
        in cloud"
    `);
  });

  it('G8: a mistake in an include of an include, with the way that leads there', async () => {
    const files = {
      'includes/outer.md': 'Outer.\n\n    {% include "inner.md" %}\n',
      'includes/inner.md': 'Inner.\n\n{% if is_version > "7.1.0" %}\n{{ nope }}\n{% endif %}\n',
    };
    expect(
      await messagesOfText('# Title\n\n- {% include "includes/outer.md" %}\n', files),
    ).toMatchInlineSnapshot(`
      "error includes/inner.md:4:4 unknown-variable
        "nope" is not a variable: "{{ nope }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        included from includes/outer.md:3:5
        included from page.md:3:3
        in p 7.2.0 and later"
    `);
  });

  it('G8: includes that are missing, lead out, go round in a circle or name nothing', async () => {
    const files = {
      'includes/note.md': 'Note.\n',
      'includes/round.md': 'x\n{% include "../guides/a.md" %}\n',
    };
    const text = `{% include "includes/nte.md" %}
{% include "nowhere/note.md" %}
{% include "../../etc/passwd" %}
{% include "/etc/passwd" %}
{% include "/includes/note.md" %}
{% include "includes" %}
{% include file %}
`;
    expect(await messagesOfText(text, files)).toMatchInlineSnapshot(`
      "error page.md:1:1 missing-include
        There is no file "includes/nte.md" to include.
        Did you mean "includes/note.md"?
        in every variant
      error page.md:2:1 missing-include
        There is no file "nowhere/note.md" to include.
        The path is relative to the file with the tag, else to the content folder or an include root.
        in every variant
      error page.md:3:1 outside-roots
        This include leads out of the content folder: "../../etc/passwd".
        Add the folder to include_roots in site.yml, or move the file into the content folder.
        in every variant
      error page.md:4:1 outside-roots
        This include names a file of the computer, not of the site: "/etc/passwd".
        Write the path relative to this file or to the content folder.
        in every variant
      error page.md:5:1 outside-roots
        This include names a file of the computer, not of the site: "/includes/note.md".
        Did you mean "includes/note.md"?
        in every variant
      error page.md:6:1 missing-include
        "includes" is a folder; only a file can be included.
        Name one of the files in it.
        in every variant
      error page.md:7:1 invalid-include
        This include names no file: "{% include file %}".
        Write the path in quotes: {% include "includes/note.md" %}. It holds no variable, since includes are put in place before variables are known.
        in every variant"
    `);
    expect(
      await messagesOfText('x\n', {
        ...files,
        'guides/a.md': '# A\n\n{% include "../includes/round.md" %}\n',
      }),
    ).toMatchInlineSnapshot(`
      "error includes/round.md:2:1 cyclic-include
        These includes go round in a circle: guides/a.md → includes/round.md → guides/a.md.
        Remove this include, or move what both files need into a third one.
        included from guides/a.md:3:1
        in every variant"
    `);
  });

  it('G8: what a template may not ask for', async () => {
    const text = `{{ constructor }}
{{ "".constructor }}
{{ __proto__ }}
{{ a"b }}
{{ r/x/g }}
`;
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:4 unknown-variable
        "constructor" is not a variable: "{{ constructor }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:2:6 unknown-key
        There is no "constructor" in "{{ "".constructor }}".
        in every variant
      error page.md:3:4 forbidden-name
        "__proto__" may not be used: names that begin with "__" are reserved.
        Choose another name.
        in every variant
      error page.md:4:4 invalid-name
        "a"b" cannot be a name: names are made of letters, digits and underscores.
        Choose another name. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:5:4 forbidden-pattern
        Regular expressions are not available in templates.
        Use a plain text.
        in every variant"
    `);
    expect(
      await messagesOfText('{{ "".constructor }} {{ [1] | join(",", "constructor") }}\n'),
    ).toMatchInlineSnapshot(`
      "error page.md:1:6 unknown-key
        There is no "constructor" in "{{ "".constructor }}".
        in every variant
      error page.md:1:31 misused-filter
        An item of the list has no "constructor". In: "{{ [1] | join(",", "constructor") }}".
        in every variant"
    `);
  });

  it('G8: a template that never ends', async () => {
    const loop = '# Title\n\n{% for i in range(9999) %}{% for j in range(9998) %}x{% endfor %}{% endfor %}\n';
    expect(await messagesOfText(loop)).toMatchInlineSnapshot(`
      "error page.md:3:27 endless-template
        This page never ends: it takes more than 100,000 rounds of loops and macros.
        Look for a loop, a macro or a filter that repeats more than you meant.
        in every variant"
    `);
    expect(
      await messagesOfText('# Title\n\n{% macro m() %}{{ m() }}{% endmacro %}\n\n{{ m() }}\n'),
    ).toMatchInlineSnapshot(`
      "error page.md:3:1 endless-template
        This page never ends: a macro calls itself again and again.
        Look for a loop, a macro or a filter that repeats more than you meant.
        in every variant"
    `);
    expect(
      await messagesOfText(`{% set s = "xxxxxxxx" %}${'{% set s = s ~ s %}\n'.repeat(30)}`),
    ).toMatchInlineSnapshot(`
      "error page.md:22:12 endless-template
        This page never ends: it makes more than 50,000,000 characters.
        Look for a loop, a macro or a filter that repeats more than you meant.
        in every variant"
    `);
    expect(
      await messagesOfText('{{ range(1000000) | join }}\n\n{{ range(1, 2, 0) | join }}\n'),
    ).toMatchInlineSnapshot(`
      "error page.md:1:9 misused-filter
        A range has at most 10,000 items, and this one would have more. In: "{{ range(1000000) | join }}".
        in every variant
      error page.md:3:9 misused-filter
        A range is made of numbers, and its step is not 0. In: "{{ range(1, 2, 0) | join }}".
        Write range(3), range(1, 4) or range(10, 0, -5).
        in every variant"
    `);
  });

  it('G8: a value that is no text, or none at all', async () => {
    const text =
      '---\nattributes: { list: [a] }\n---\n{{ list }}\n\n{{ range }}\n\n{{ list() }}\n\n{{ list | join(sep=",") }}\n\n{{ 1 / 0 }}\n';
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:4:1 unprintable
        This prints a list, not text: "{{ list }}".
        Print one of its items, or use the filter "join".
        in every variant
      error page.md:6:1 unprintable
        This prints a macro, not text: "{{ range }}".
        Call it: {{ name() }}.
        in every variant
      error page.md:8:8 not-callable
        This calls something that is not a macro: "{{ list() }}".
        in every variant
      error page.md:10:11 misused-filter
        The filter "join" has no argument "sep". In: "{{ list | join(sep=",") }}".
        It takes "value", "d", "attribute".
        in every variant"
    `);
  });

  it('C1: text of other tools that looks like tags, which suggests raw', async () => {
    const workflow = '```yaml\nrun: $' + '{{ github.workspace }}\n```\n';
    const chart = '```yaml\nimage: {{ .Values.image }}\n```\n';
    expect(
      await messagesOfText(`${chart}\n{% Vimeo 12345 %}\n\n\`{{#each items}}\`\n`),
    ).toMatchInlineSnapshot(`
      "error page.md:2:8 invalid-tag
        This tag cannot be read: "{{ .Values.image }}": this is the notation of Go templates, as in Helm and Hugo.
        It stands in code: to show it as it is, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:5:1 unknown-tag
        "{% Vimeo 12345 %}" is not a tag.
        If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:7:2 invalid-tag
        This tag cannot be read: "{{#each items}}": this is the notation of Handlebars and Mustache.
        It stands in code: to show it as it is, put it between {% raw %} and {% endraw %}.
        in every variant"
    `);
    expect(await messagesOfText(workflow)).toMatchInlineSnapshot(`
      "error page.md:2:10 unknown-variable
        "github" is not a variable: "{{ github.workspace }}".
        It stands in code: to show it as it is, put it between {% raw %} and {% endraw %}. If it is meant as a tag: define it under attributes in site.yml (extra in mkdocs.yml), or with {% set %}.
        in every variant"
    `);
  });

  it('B12: the marks of a merge conflict in code, which may be about them, stop nothing', async () => {
    const page = '```text\n<<<<<<< HEAD\na\n>>>>>>> other\n```\n\n~~~\n```\n~~~\n';
    expect(await messagesOfText(page)).toMatchInlineSnapshot(`
      "warning page.md:2 merge-conflict
        This is the mark of an unresolved merge conflict: "<<<<<<< HEAD", unless this code is about such marks.
        Choose one of the two texts, and delete the marks. An example that is indented is not told.
      warning page.md:4 merge-conflict
        This is the mark of an unresolved merge conflict: ">>>>>>> other", unless this code is about such marks.
        Choose one of the two texts, and delete the marks. An example that is indented is not told."
    `);
  });

  it('B12: the marks of a merge conflict, also in an include', async () => {
    const conflict =
      '{% if product_name == "P" %}\n<<<<<<< Updated upstream\na\n=======\nb\n>>>>>>> Stashed changes\n{% endif %}\n';
    expect(await messagesOfText(conflict)).toMatchInlineSnapshot(`
      "error page.md:2 merge-conflict
        This is the mark of an unresolved merge conflict: "<<<<<<< Updated upstream".
        Choose one of the two texts, and delete the marks. To show such a mark, put it into a block of code.
      error page.md:6 merge-conflict
        This is the mark of an unresolved merge conflict: ">>>>>>> Stashed changes".
        Choose one of the two texts, and delete the marks. To show such a mark, put it into a block of code."
    `);
    expect(
      await messagesOfText('x\n\n{% include "includes/c.md" %}\n', { 'includes/c.md': conflict }),
    ).toMatchInlineSnapshot(`
      "error includes/c.md:2 merge-conflict
        This is the mark of an unresolved merge conflict: "<<<<<<< Updated upstream".
        Choose one of the two texts, and delete the marks. To show such a mark, put it into a block of code.
        included from page.md:3:1
        in every variant
      error includes/c.md:6 merge-conflict
        This is the mark of an unresolved merge conflict: ">>>>>>> Stashed changes".
        Choose one of the two texts, and delete the marks. To show such a mark, put it into a block of code.
        included from page.md:3:1
        in every variant"
    `);
  });

  it('G8: files that are not UTF-8, empty, too large or hold what no text may', async () => {
    const files = {
      'latin1.md': new Uint8Array([0x23, 0x20, 0x41, 0x0a, 0x0a, 0x63, 0x61, 0x66, 0xe9, 0x0a]),
      'empty.md': '',
      'frontmatter-only.md': '---\ntitle: Nothing else\n---\n\n',
      'large.md': 'x'.repeat(5_000_000),
      'mark.md': 'a\nb \uFDD1\n',
    };
    expect(await messagesOfText('x\n', files)).toMatchInlineSnapshot(`
      "error empty.md:1 empty-page
        This page is empty.
        Write something, or delete the file.
      error frontmatter-only.md:1 empty-page
        This page is empty.
        Write something, or delete the file.
      error large.md:1 too-large
        This file has 5.0 MB; a page may have at most 4 MB.
        Split it into several pages, or offer it as a download.
      error latin1.md:3 not-utf8
        This file is not UTF-8 text (byte 0xE9 in this line).
        Save it as UTF-8 in your editor.
      error mark.md:2 reserved-character
        This line holds the noncharacter U+FDD1, which no text may contain.
        Delete it."
    `);
    expect(
      await messagesOfText('x\n\n{% include "includes/x.md" %}\n', { 'includes/x.md': files['latin1.md'] }),
    ).toMatchInlineSnapshot(`
      "error includes/x.md:3 not-utf8
        This file is not UTF-8 text (byte 0xE9 in this line).
        Save it as UTF-8 in your editor.
        included from page.md:3:1
        in every variant"
    `);
  });

  it('G8: a picture that is missing, and links that lead nowhere in some variant', async () => {
    const files = {
      'only-p.md': '---\nwhen: is_version > "7.1"\n---\n# Only P\n',
      'includes/links.md': '[P](../only-p.md)\n',
    };
    const text = '![Shot](shot.png)\n\n[gone](onyl-p.md)\n\n{% include "includes/links.md" %}\n';
    const said = await messagesOfText(text, files);
    expect(said).toMatchInlineSnapshot(`
      "warning includes/links.md:1:5 absent-page
        This link leads to "only-p", which exists only in p 7.2.0 and later.
        Put the link under the condition that the page has in its when:.
        included from page.md:5:1
        in p until 7.1.0; cloud
      warning only-p.md:4:1 empty-section
        The section "Only P" has no content.
        Write something below it, or put its heading under the condition of its text.
        in p 7.2.0 and later
      error page.md:1:9 missing-image
        There is no picture "shot.png" in the content folder.
        Add the file, or correct its path: it is relative to the page, or begins with {{ base_path }}/ or /.
        in every variant
      warning page.md:3:8 missing-page
        This link leads to no page: "onyl-p".
        Did you mean "only-p"?
        in every variant"
    `);
    const withoutPicture = await messagesOfText(text.replace('![Shot](shot.png)', ''), files);
    const [before, after] = said.split('error page.md:1:9 missing-image');
    expect(withoutPicture).toBe(before + after!.slice(after!.indexOf('warning ')));
  });
});

describe('G13: line ends and byte order marks', () => {
  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['CR', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('G13: %s leaves lines and columns as they are', async (_name, write) => {
    const text = '---\ntitle: T\n---\n\n# A\n\n{% include "includes/x.md" %}\n\n  {{ nope }}\n';
    const said = await messagesOfText(write(text), { 'includes/x.md': write('one\n\n{{ nope2 }}\n') });
    expect(said.match(/^error \S+ \S+/gm)).toEqual([
      'error includes/x.md:3:4 unknown-variable',
      'error page.md:9:6 unknown-variable',
    ]);
    expect(await messagesOfText(write('---\ntitle: T\nwhen: is_version > "7.1.O"\n---\nx\n'))).toContain(
      'page.md:3 unknown-version',
    );
  });
});

describe('G10: an unknown variable in a title or a description', () => {
  it('G10: fails the page, on its own line, and names every variant once', async () => {
    const text =
      '---\ntitle: Set up {{ prodct }}\ndescription: "{{ is_version }}"\nnav:\n  title: "{{ short }}"\n---\n# Title\n';
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:2:18 unknown-variable
        "prodct" is not a variable: "{{ prodct }}".
        Did you mean "product"?
        in every variant
      error page.md:3:15 no-version
        This product has no versions, so there is none to print: "{{ is_version }}".
        Put it under {% if is_version is defined %}.
        in cloud
      error page.md:5:14 unknown-variable
        "short" is not a variable: "{{ short }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant"
    `);
  });
});
