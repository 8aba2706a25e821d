import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { messagesOf, openFiles, renderPage, SITE } from './fixture.ts';
import { ancestors, attribute, elements } from './html.ts';

/** What a heading titles instead of the page when it stands in one. */
const PARTS = ['li', 'blockquote', 'dd', 'td', 'details'];

/** A page with this text, and what it is called. */
async function titled(text: string, path = 'page.md') {
  const library = openFiles({ [path]: text });
  const { title, html, module } = await renderPage(library, 'cloud', path);
  return { title, html: module === undefined ? html : '' };
}

/** What readers see of an element, in one line: a picture is its alternative text, a footnote's number is none of the text. */
function shown(node: DefaultTreeAdapterTypes.Node): string {
  const read = (each: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in each) return each.value;
    if (each.nodeName === 'br') return ' ';
    if ('tagName' in each) {
      if (each.tagName === 'img') return attribute(each, 'alt') ?? '';
      if (each.tagName === 'sup' && attribute(each, 'id')?.startsWith('fnref')) return '';
    }
    return 'childNodes' in each ? each.childNodes.map(read).join('') : '';
  };
  return read(node).replace(/\s+/g, ' ').trim();
}

describe('a title', () => {
  it.each([
    ['# The \\*args and \\_\\_init\\_\\_ names', 'The *args and __init__ names'],
    ['# :tada: Release party', '🎉 Release party'],
    ['# Read \\<iostream\\>', 'Read <iostream>'],
    ['# R&amp;D &lt;x&gt; &#x41;&copy;', 'R&D <x> A©'],
    ['# **Bold** and *thin* and `a *b*` and ==mark==', 'Bold and thin and a *b* and mark'],
    ['# snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['# A [link](#x) and ![picture](https://x.example/y.png)', 'A link and picture'],
    ['# A [link][x] to [y]\n\n[x]: #x\n[y]: #y', 'A link to y'],
    ['# Press ++ctrl+c++', 'Press Ctrl+C'],
    ['# Costs[^1] more\n\nx\n\n[^1]: Much.', 'Costs more'],
    ['# One<br>two <kbd>K</kbd> <!-- no --> three', 'One two K three'],
    ['# Set up {: #id .x }', 'Set up'],
    ['# Set up { #id }', 'Set up'],
    ['# Braces {id} stay', 'Braces {id} stay'],
    ['# A {--gone--}{++new++} word (c) --> b', 'A gonenew word © → b'],
    ['# Use HTML\n\n*[HTML]: Hypertext', 'Use HTML'],
    ['# Get <name> of List<T>', 'Get <name> of List<T>'],
    ['Under\\*lined\n===', 'Under*lined'],
    ['# Closed ##', 'Closed'],
    ['#\n\n# After an empty one', 'After an empty one'],
    ['~~~\n# code\n~~~\n# Real', 'Real'],
    ['````\n```\n# code\n````\n\n# Real', 'Real'],
    ['    # code\n\n# Real', 'Real'],
    ['<!--\n# comment\n-->\n\n# Real', 'Real'],
    ['<div>\n# html\n\n</div>\n\n# Real', 'Real'],
    ['{#\n# a comment of the template\n#}\n\n# Real', 'Real'],
    ['!!! note\n    # In a note\n\n# Real', 'Real'],
    ['- # In a list\n\ntext', 'Page'],
    ['> # In a quotation\n\ntext', 'Page'],
    ['=== "Tab"\n\n    # In a tab\n\ntext', 'Page'],
    ['<h1 align="center">A <b>raw</b> &amp; <i>one</i></h1>\n\nx', 'A raw & one'],
    [
      '<div align="center">\n<img src="https://x.example/a.png" alt="">\n<h1>In a <br>div</h1>\n</div>',
      'In a div',
    ],
    ['# <img src="https://x.example/a.png" alt="Acme">\n\nx', 'Acme'],
    ['{% set name = "*args*" %}\n# The {{ name }}', 'The args'],
    ['# For {{ product_name }} {% if product == "cloud" %}\\*only\\*{% endif %}', 'For Cloud *only*'],
    ['# {% raw %}{{ x }}{% endraw %} \\*', '{{ x }} *'],
    [
      '---\ntitle: "The *args*, \\\\*, `x` :tada: &amp; <b>"\n---\n# Heading',
      'The *args*, *, x 🎉 &amp; <b>',
    ],
  ])('of %j is %j', async (text, title) => {
    expect((await titled(`${text}\n\nText.\n`)).title).toBe(title);
  });

  it.each([
    ["import A from './A.astro';\n\n# The \\*args", 'The *args'],
    ['# Plain &amp; simple', 'Plain & simple'],
    ['# Costs {"5 €"} {/* note */}or {6}', 'Costs 5 € or 6'],
    ['# Use <b>it</b>', 'Use it'],
  ])('of an MDX page with %j is %j', async (text, title) => {
    const library = openFiles({ 'page.mdx': `${text}\n\nText.\n`, 'A.astro': '' });
    expect(library.title(library.document(library.page('page.mdx')!, library.variant('cloud')!)!)).toBe(
      title,
    );
  });

  it('that only the compiler knows is told', async () => {
    expect(
      await messagesOf({ 'page.mdx': 'export const price = 5;\n\n# Costs {price}\n\nText.\n' }),
    ).toMatchInlineSnapshot(`
      "warning page.mdx:3:1 title-with-component
        This heading titles the page, but what its components and braces print is not known in the navigation, in search and in lists: there the page is called "Costs".
        Give the page a title: in its frontmatter.
        in every variant"
    `);
    expect(
      await messagesOf({
        'page.mdx': '---\ntitle: Costs 5\n---\nexport const price = 5;\n\n# Costs {price}\n\nText.\n',
      }),
    ).toBe('');
  });

  it('is the text of the heading that the page shows, whatever stands in it', async () => {
    const word = fc.constantFrom(
      ...[
        'a',
        'word',
        '*',
        '**',
        '_',
        '`',
        '``',
        '~',
        '^',
        '==',
        '++ctrl+c++',
        '\\*',
        '\\\\',
        '\\',
        '&amp;',
        '&lt;b>',
      ],
      ...[
        '&#65;',
        '&',
        '<b>',
        '</b>',
        '<br>',
        '<iostream>',
        ':tada:',
        ':x:',
        '[',
        ']',
        '[a](#b)',
        '[^1]',
        '![p](https://x.example/y.png)',
      ],
      ...[
        '{ #id }',
        '{: .c }',
        '{x}',
        '(c)',
        '-->',
        '1/2',
        '2nd',
        '#',
        '{++a++}',
        '{--',
        '--}',
        'HTML',
        '"',
        "'",
        '$&',
        '中文',
        '(',
        ')',
        '!',
        '|',
      ],
    );
    const heading = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
    const before = fc.constantFrom(
      '',
      'Text before.\n\n',
      '{% if is_version %}\nx\n{% endif %}\n\n',
      '```\n# code\n```\n\n',
    );
    const after = '\n\nText.\n\n[^1]: A note.\n\n*[HTML]: Hypertext\n';
    let headings = 0;
    await fc.assert(
      fc.asyncProperty(heading, before, fc.boolean(), async (text, above, underlined) => {
        const source = underlined ? `${text}\n===` : `# ${text}`;
        const { title, html } = await titled(`${above}${source}${after}`);
        // "* # a" is a list, and its heading titles the item.
        const h1 = elements(html, 'h1').find(
          (each) => !ancestors(each).some(({ tagName }) => PARTS.includes(tagName)),
        );
        if (h1) headings++;
        expect(title).toBe(h1 ? shown(h1) : 'Page');
      }),
      { numRuns: 400 },
    );
    expect(headings).toBeGreaterThan(200);
  });
});

it('the navigation shows titles of its own as it does those of pages', () => {
  const library = openFiles({
    'site.yml': `${SITE}nav:
  - title: 'The \`group\` of \\*args and <T> :tada:'
    children: [heading.md, field.md, named.md]
  - { title: "\`Elsewhere\`", url: https://elsewhere.example }
`,
    'heading.md': '# The \\*args of `code` :tada:\n\nText.\n',
    'field.md': '---\ntitle: "`a` \\\\*b"\n---\nText.\n',
    'named.md': '---\nnav: { title: "`short` {{ product_name }}" }\n---\n# Long\n\nText.\n',
  });
  expect(library.navigation(library.variant('cloud')!)).toMatchObject([
    {
      title: 'The group of *args and <T> 🎉',
      children: [{ title: 'The *args of code 🎉' }, { title: 'a *b' }, { title: 'short Cloud' }],
    },
    { title: 'Elsewhere' },
  ]);
});

describe('shown', () => {
  it('reads what a heading shows', () => {
    expect(shown(parseFragment('a<br><img alt="b">c'))).toBe('a bc');
  });
});
