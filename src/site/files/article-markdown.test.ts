import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../engine/markdown/markdown.ts';
import { testOptions } from '../../engine/markdown/testing.ts';
import { articleMarkdown } from './article-markdown.ts';

/** The text of HTML without white space and without what links footnotes with their marks. */
function textIn(html: string): string {
  const read = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value;
    const of = (name: string) =>
      'attrs' in node ? (node.attrs.find((each) => each.name === name)?.value ?? '') : '';
    if (node.nodeName === 'img') return of('src').endsWith('#only-dark') ? '' : of('alt');
    if (/footnote-(?:ref|backref)/.test(of('class')) || of('id') === 'footnote-label') return '';
    if (of('data-footnote-ref') !== '' || /fnref/.test(of('id') + of('href'))) return '';
    return 'childNodes' in node ? node.childNodes.map(read).join('') : '';
  };
  return read(parseFragment(html)).replace(/\s+/g, '');
}

const html = async (markdown: string) => (await renderMarkdown(markdown, testOptions)).html;

describe('an article as Markdown', () => {
  it('has the comment that asks for the list of tags, and no other', async () => {
    const tags = '<!-- material/tags { include: [a] } -->';
    expect(articleMarkdown(await html(`Text.\n\n<!-- mine -->\n\n${tags}\n`))).toBe(`Text.\n\n${tags}\n`);
  });

  it('leads on from wherever it is read: to whole addresses where that of the site is known', () => {
    const article =
      '<p><a href="../b/">b</a> <a href="/docs/c/">c</a> <a href="#d">d</a> <a href="https://x.example/e">e</a> <a href="mailto:f@x.example">f</a> <img src="g (1).png" alt="g"></p>';
    expect(articleMarkdown(article, 'https://docs.example/docs/a/')).toBe(
      '[b](https://docs.example/docs/b/) [c](https://docs.example/docs/c/) [d](#d) [e](https://x.example/e) [f](mailto:f@x.example) ![g](https://docs.example/docs/a/g%20%281%29.png)\n',
    );
    expect(articleMarkdown(article, '/docs/a/')).toContain('[b](/docs/b/) [c](/docs/c/)');
  });

  it('keeps what the elements of the dialect mean', async () => {
    const article = await html(
      [
        '# A \\*title\\*',
        '!!! tip "Look"\n    Text with [a link](</a (b)/> "T").',
        '=== "One"\n\n    first\n\n=== "Two"\n\n    ```yaml title="a.yml"\n    a: 1\n\n\n    b: 2\n    ```',
        '??? note\n    more',
        'Costs[^1].\n\n[^1]: Much.',
        '| a | b |\n|---|:-:|\n| `x|y` | <p>1</p><p>2</p> |',
        '- [x] done\n- [ ] open',
        'Term\n:   Meaning',
        '![A](a.png#only-light)\n![B](b.png#only-dark)',
      ].join('\n\n'),
    );
    expect(articleMarkdown(article)).toMatchInlineSnapshot(`
      "# A \\*title\\*

      > **Look**
      >
      > Text with [a link](</a (b)/> "T").

      **One**

      first

      **Two**

      a.yml

      \`\`\`yaml
      a: 1


      b: 2
      \`\`\`

      **Note**

      more

      Costs[^1].

      | a | b |
      | - | - |
      | \`x\\|y\` | 1<br>2 |

      - [x] done
      - [ ] open

      * Term

        Meaning

      ![A](/a.png)

      [^1]: Much. 
      "
    `);
  });

  it('has formulas as TeX, diagrams in their language, and the numbers of notes', async () => {
    const source =
      'With $x^2$ (1)\n{ .annotate }\n\n1.  One.\n\n$$\n\\frac{a}{b}\n$$\n\n```mermaid\ngraph LR\n```\n\n```yaml\na: 1 # (1)!\n```\n\n1.  Two.\n';
    expect(articleMarkdown(await html(source))).toBe(
      'With $x^2$ (1)\n\n1. One.\n\n$$\n\\frac{a}{b}\n$$\n\n```mermaid\ngraph LR\n```\n\n```yaml\na: 1 (1)\n```\n\n1. Two.\n',
    );
  });

  it('leaves out no text that a component may print', () => {
    const article =
      '<h1>T</h1><table><caption>Caption</caption><tr><td><ul><li>a</li><li>b</li></ul><pre>c\nd</pre></td></tr></table>' +
      '<menu><li>e</li></menu><math><mi>x</mi></math><my-element>f<section class="card"><h3><a href="/g/">g</a></h3></section></my-element>' +
      '<div>h<p>i</p>j</div><dl><dt>k<dd>l</dl><figure><img src="m.png" alt="m"><figcaption>n</figcaption></figure><!-- no -->' +
      '<p>* 1. # + - = &lt;b&gt; &amp;amp; _o_ `p` [q] | \\ ~r~ </p><script>no()</script><style>no{}</style><svg><title>no</title></svg>';
    const markdown = articleMarkdown(article);
    const parts = article.replace(/<script.*$/, '');
    expect(textIn(markdownToHtml(markdown).html)).toBe(textIn(parts));
    expect(markdown).not.toContain('no');
  });

  it('has the text of the article, whatever stands in it', async () => {
    const words = fc.constantFrom(
      ...[
        'word',
        '**bold**',
        '*thin*',
        '`co|de`',
        '[link](</a (b)/>)',
        '![pic](p.png)',
        '<br>',
        '\\*',
        '\\#',
        '&lt;b>',
        '&amp;amp;',
        '~~del~~',
      ],
      ...[
        '==mark==',
        '++ctrl+c++',
        ':tada:',
        '(c)',
        '2nd',
        'a_b_c',
        '<kbd>K</kbd>',
        '{++new++}',
        '1\\.',
        '\\- ',
        '\\|',
        'H~2~O',
        'x^2^',
        '[^1]',
        '$&',
      ],
    );
    const line = fc.array(words, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
    const leaf = fc.oneof(
      line,
      line.map((text) => `## A ${text}`),
      line.map((text) => `\`\`\`js title="${text.replace(/["\n`]/g, '')}"\n${text}\n\n\n  # x\n\`\`\``),
      line.map((text) => `| a | b |\n|---|---|\n| ${text.replaceAll('|', '')} | c |`),
      line.map((text) => `<div>${text.replace(/[<&]/g, '')}</div>`),
      line.map((text) => `Term\n:   ${text}`),
    );
    const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
    const block = fc.oneof(
      leaf,
      fc
        .tuple(line, leaf)
        .map(([title, text]) => `!!! note "${title.replaceAll('"', '')}"\n\n${indented(text)}`),
      fc.tuple(line, leaf).map(([title, text]) => `=== "${title.replaceAll('"', '')}"\n\n${indented(text)}`),
      fc.tuple(leaf, leaf).map(([one, two]) => `1.  a\n\n${indented(one)}\n\n2.  b\n\n${indented(two)}`),
      fc.tuple(line, line).map(([one, two]) => `- ${one}\n- [ ] ${two}`),
      line.map((text) => `> ${text}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 5 }), async (blocks) => {
        const article = await html(`${blocks.join('\n\n')}\n\n[^1]: A *note*.\n`);
        const markdown = articleMarkdown(article);
        expect(textIn(markdownToHtml(markdown).html), markdown).toBe(textIn(article));
      }),
      { numRuns: 300 },
    );
  });
});
