import { describe, expect, it } from 'vitest';
import { messagesOf } from './fixture.ts';

describe('frontmatter', () => {
  const messages = (frontmatter: string) =>
    messagesOf({ 'page.md': `---\n${frontmatter}\n---\n# Page\n\nText.\n` });

  it('has values of a wrong type, and unknown keys', async () => {
    const frontmatter = `titel: T
description: 3
when: 7.1
nav: { ordr: 1, title: 2 }
attributes: { 9a: 1, version: 2 }
redirect_from: old/page
search: never`;
    expect(await messages(frontmatter)).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        "titel" is not a key that Variorum knows; expected one of title, description, when, nav, attributes, tags, hide, templates, redirect_from, ids_from, search.
        Did you mean "title"?
      error page.md:3 invalid-frontmatter
        description: expected text, found the number 3.
        Put it in quotes: "3".
      error page.md:4 invalid-frontmatter
        when: expected text, found the number 7.1.
        Put it in quotes: "7.1".
      error page.md:5 invalid-frontmatter
        nav.title: expected text, found the number 2.
        Put it in quotes: "2".
      error page.md:5 invalid-frontmatter
        nav: "ordr" is not a key that Variorum knows; expected one of title, order, hidden.
        Did you mean "order"?
      error page.md:6 invalid-frontmatter
        attributes: expected a name of letters, digits and underscores, found "9a".
        Choose another name.
      error page.md:6 invalid-frontmatter
        attributes: expected a name that Variorum does not give a value itself, found "version".
        Choose another name.
      error page.md:7 invalid-frontmatter
        redirect_from: expected a list, found the text "old/page".
        Write it as a list: ["old/page"].
      error page.md:8 invalid-frontmatter
        search: expected true or false, found the text "never"."
    `);
  });

  it('is not a map, not YAML, or never closed', async () => {
    expect(await messages('- a\n- b')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        Expected keys and their values, found a list."
    `);
    expect(await messages('title: {{ product_name }} guide')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        This is not valid YAML: "guide" stands behind a value that ends before it.
        Put the whole text in quotes."
    `);
    expect(await messages('title: {{ product_name }}')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        title: expected text, found a map.
        Put a text that begins with a brace in quotes: "{{ product_name }}"."
    `);
    expect(await messages('title: {% if is_version %}T{% endif %}')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        This is not valid YAML: a text cannot begin with "%".
        Put it in quotes."
    `);
    expect(await messagesOf({ 'page.md': '---\ntitle: T\n\n# Page\n' })).toMatchInlineSnapshot(`
      "error page.md:1 invalid-frontmatter
        The frontmatter that begins with "---" here is never closed.
        Add a line "---" behind its last key. For a rule at the top of a page, write "***"."
    `);
  });

  it('has a when: that no condition can be', async () => {
    expect(await messages('title: T\nwhen: is_version > "7.1.O"')).toMatchInlineSnapshot(`
      "error page.md:3 unknown-version
        "7.1.O" is not a version: it is neither declared in site.yml nor made of numbers.
        Did you mean "7.1.0"?"
    `);
    expect(await messages('title: T\nwhen: prodct_name == "P"')).toMatchInlineSnapshot(`
      "error page.md:3 unknown-variable
        "prodct_name" is not a variable: "prodct_name == "P"".
        Did you mean "product_name"?
        in every variant"
    `);
    expect(await messages('when: is_version >')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-tag
        This condition cannot be read: "is_version >": a value was expected at its end.
        Correct it."
    `);
    expect(await messages('when: is_version = "7.1.0"')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-tag
        This condition cannot be read: "is_version = "7.1.0"": a single "=" compares nothing.
        Write "=="."
    `);
    expect(await messages('when: is_version > 7.1')).toMatchInlineSnapshot(`
      "error page.md:2 unquoted-version
        A version is compared with the number 7.1.
        Write the version as text, in quotes: "7.1"."
    `);
  });

  it('has a when: with tags, or one that holds nowhere', async () => {
    expect(await messages('when: "{% if is_version %}"')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        when: takes a condition alone, without tags; found "{% if is_version %}".
        Write it as it would stand in {% if … %}: when: is_version > "7.1.0"."
    `);
    expect(await messages('when: ""')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        when: takes a condition alone, without tags; found "".
        Write it as it would stand in {% if … %}: when: is_version > "7.1.0"."
    `);
    expect(await messages("when: 'true %}x{% else'")).toContain('when: takes a condition alone');
    expect(await messages('when: is_version == "9.0"')).toMatchInlineSnapshot(`
      "warning page.md:2 page-nowhere
        This page exists nowhere, since its when: is true in no variant: is_version == "9.0".
        Correct when:, or delete the page."
    `);
  });

  it('is told on the very line of a value that has several', async () => {
    const at = async (keys: string) => /page\.md:\d+/.exec(await messages(keys))?.[0];
    expect(await at('when: |\n  is_version > "7.1"\n  and product_name == "Q"')).toBe('page.md:4');
    expect(await at('when: >\n  is_version > "7.1"\n  and product_name == "Q"')).toBe('page.md:4');
    expect(await at('title: >-\n  Line one\n  {{ nope }}')).toBe('page.md:4');
    expect(await at('title:\n  "{{ nope }}"')).toBe('page.md:3');
  });

  it('has former addresses that lead out of the site', async () => {
    expect(
      await messages(
        'redirect_from: [../../z, "https://x/y", //other.example, "%2e%2e/a", guides/old, /old/place]',
      ),
    ).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        redirect_from[0]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "../../z".
      error page.md:2 invalid-frontmatter
        redirect_from[1]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "https://x/y".
      error page.md:2 invalid-frontmatter
        redirect_from[2]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "//other.example".
      error page.md:2 invalid-frontmatter
        redirect_from[3]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "%2e%2e/a"."
    `);
  });

  it('begins below a blank line, or has tags between its keys', async () => {
    const late = await messagesOf({ 'page.md': '\n---\ntitle: X\n---\n\nText.\n' });
    expect(late).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        The frontmatter begins below a blank line; it must begin on the first line of the file.
        Delete the blank lines above "---". For a rule at the top of a page, write "***"."
    `);
    expect(await messages('{% if product == "p" %}\ntitle: X\n{% endif %}')).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        This is not valid YAML: a tag stands between the keys.
        Conditions belong inside a value, in quotes: title: "{% if … %}One{% else %}Other{% endif %}"."
    `);
  });
});
