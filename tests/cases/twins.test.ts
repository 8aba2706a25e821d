import { join } from 'node:path';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import type { Document, Library } from '../../src/engine/library/types.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { renderMarkdown } from '../../src/engine/markdown/markdown.ts';
import { testOptions } from '../../src/engine/markdown/testing.ts';
import { decodePath } from '../../src/engine/url-path.ts';
import { MACROS, PROJECT } from '../../src/site/places.ts';
import { openFiles } from './fixture.ts';
import { attribute, elements, textOf } from './html.ts';

const { isElementNode, isTextNode } = defaultTreeAdapter;

/** The text of HTML without white space. A picture for dark pages is not looked at, as one for light pages says the same. */
function textIn(html: string): string {
  const read = (node: DefaultTreeAdapterTypes.Node): string => {
    if (isTextNode(node)) return node.value;
    if (isElementNode(node) && node.tagName === 'img')
      return isDark(node) ? '' : (attribute(node, 'alt') ?? '');
    return 'childNodes' in node ? node.childNodes.map(read).join('') : '';
  };
  return read(parseFragment(html)).replace(/\s+/g, '');
}

function isDark(image: DefaultTreeAdapterTypes.Element): boolean {
  return attribute(image, 'src')?.endsWith('#only-dark') ?? false;
}

/** Where links and pictures of HTML lead, in their order. */
function targetsIn(html: string): string[] {
  return elements(html, '*')
    .filter((element) => ['a', 'img'].includes(element.tagName) && !isDark(element))
    .map((element) => attribute(element, element.tagName === 'a' ? 'href' : 'src') ?? '')
    .map((target) => decodePath(target.replace('#only-light', '')));
}

/** The documents of a library that are no MDX, one for each edition. */
function editionsOf(library: Library): Document[] {
  return library.pages
    .filter(({ format }) => format === 'md')
    .flatMap((page) =>
      library.editions(page).map(({ variants: [first] }) => library.document(page, first!)!),
    );
}

/** Compares what a document's page shows with what its twin says. */
async function expectTwin(library: Library, document: Document): Promise<void> {
  const { html, markdown, title, hasHeading } = await library.render(document);
  const twin = await renderMarkdown(markdown!, testOptions);
  const article = hasHeading ? html : `<h1>${escapeText(title)}</h1>${html}`;
  expect(textIn(twin.html), document.url).toBe(textIn(article));
  const home = library.site.url ?? '';
  expect(targetsIn(twin.html), document.url).toEqual(
    targetsIn(article).map((target) => (target.startsWith('/') ? home + target : target)),
  );
}

describe('the twin of every page', () => {
  const own = openLibrary(join(PROJECT, 'content'), {
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
    macroFolders: [MACROS],
  });

  it("says what the page shows, and leads where it leads: on the project's own site", async () => {
    const documents = editionsOf(own);
    expect(documents.length).toBeGreaterThan(50);
    for (const document of documents) await expectTwin(own, document);
  });

  it('has the words of the page in their order for a parser that knows nothing of the dialect', async () => {
    for (const document of editionsOf(own)) {
      const { html, markdown } = await own.render(document);
      const words = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
      const theirs = words(markdownToHtml(markdown!).html);
      let at = 0;
      const lost = words(
        textOf(
          html
            .replace(/<figcaption>.*?<\/figcaption>|<annotation\b.*?<\/annotation>/gs, '')
            .replace(/<[^>]*>/g, ' $&'),
        ),
      ).filter((word) => {
        const found = theirs.indexOf(word, at);
        if (found !== -1) at = found + 1;
        return found === -1;
      });
      expect(lost, document.url).toEqual([]);
    }
  });

  it('says what the page shows, whatever stands on it', async () => {
    const name = fc.constantFrom(
      'a',
      'my page',
      'C++ (draft)',
      'a&b',
      "it's",
      '中文',
      'x[1]',
      'a_b*c',
      'a;b=c',
      'a@b',
      '$&',
    );
    const target = name.chain((it) =>
      fc.constantFrom(
        `<${it}.md>`,
        `${encodeURIComponent(it).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))}.md`,
        `<${it}.png>`,
        `<{{ base_path }}/${it}/>`,
        `<${it}.md#part>`,
      ),
    );
    const piece = fc.oneof(
      target.map((it) => `A [link](${it}) and [one](${it} "titled") here.`),
      target.map((it) => `A [link][x] here.\n\n[x]: ${it}`),
      name.map((it) => `A ![picture](<${it}.png>){ width=3 }`),
      fc.constantFrom(
        ...[
          '`[a](a.md)` and ``` `` ```',
          'a \\` b [c](a.md) \\`',
          '<!-- [a](a.md) -->',
          'Text <!-- no --> text',
          '```md\n[a](a.md)\n\n\n<!-- x -->\n```',
        ],
        ...[
          '    [a](a.md)\n\n\n    code',
          '- item\n\n    ~~~\n    [a](a.md)\n\n\n    ~~~\n\n    [b](a.md)',
          '=== "Tab"\n\n    [a](<my page.md>)\n\n    !!! note "T"\n        x',
        ],
        ...[
          '<a href="a.md">raw</a> <img src="a.png" alt="p">',
          '<div>\n[a](a.md)\n\n</div>',
          '<x-y z="1 > 0"><p>[a](a.md)</p></x-y>',
          'Write <client-id> here.',
        ],
        ...[
          '![A](a.png#only-light)\n![B](my page.png#only-dark)',
          'Costs[^1] and ++ctrl+c++ (c) :tada: ==m==\n\n[^1]: [a](a.md)',
          '| a | [b](a.md) |\n|---|---|\n| `x` | ![p](<my page.png>) |',
        ],
        ...[
          '{% if product == "cloud" %}\n\nOnly [here](a.md).\n\n{% endif %}',
          '> [a](a.md)\n> `x`',
          '<https://x.example/a> [a](https://x.example/a b "t")',
          '[a](https://x.example/C_(x))',
        ],
        ...[
          '\\[a](a.md) [b](a.md [c](a.md)',
          '<img src="a.png" alt="a.png"> <https://x.example/?a=a.png>',
          '| ` | [a](a.md) |\n|---|---|\n| ![p](a.png) | ` |',
          '- item\n\n    <table>\n\n    <!-- x\n\n    y -->\n    <tr><td>[a](a.md)</td></tr>\n    </table>',
          '![a <!-- x --> [b](a.md)](a.png) and `#only-light`',
          '> - [a\n>   b](\n>   a.md "t")',
        ],
      ),
    );
    const names = [
      'a',
      'my page',
      'C++ (draft)',
      'a&b',
      "it's",
      '中文',
      'x[1]',
      'a_b*c',
      'a;b=c',
      'a@b',
      '$&',
    ];
    const others = Object.fromEntries(
      names.flatMap((it) => [
        [`${it}.md`, '# X\n\n## Part\n\nx\n'],
        [`${it}.png`, ''],
      ]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (pieces, headed) => {
          const page = `${headed ? '# Title\n\n' : ''}${pieces.join('\n\n')}\n`;
          const library = openFiles({ ...others, 'page.md': page });
          const document = library.document(library.page('page.md')!, library.variant('cloud')!)!;
          await expectTwin(library, document);
          // Outside of tabs and notes, every parser finds the links that the page has.
          if (/===|!!!|- item|<div|<x-y|\[\^1\]/.test(page)) return;
          const { html, markdown } = await library.render(document);
          expect(targetsIn(markdownToHtml(markdown!).html), page).toEqual(targetsIn(html));
        },
      ),
      { numRuns: 150 },
    );
  });
});
