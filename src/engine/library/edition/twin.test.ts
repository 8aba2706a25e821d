import { describe, expect, it } from 'vitest';
import { SITE_ROOT } from '../../base-path.ts';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { testOptions } from '../../markdown/testing.ts';
import type { LinkTarget } from './link-target.ts';
import { twinText } from './twin.ts';

/** The twin of a text whose relative targets are assets. */
function twin(text: string, origin = ''): string {
  const resolve = (target: string): LinkTarget =>
    target.startsWith('http') || target.startsWith('#')
      ? { kind: 'elsewhere' }
      : {
          kind: 'asset',
          path: target.replace(/^\.\.\/|#.*$/g, ''),
          query: '',
          fragment: /#.*$/.exec(target)?.[0] ?? '',
        };
  return twinText({ text, ...parseMarkdown(text, testOptions) }, { resolve, origin }).replaceAll(
    SITE_ROOT,
    'ROOT',
  );
}

describe('the .md twin', () => {
  it('leads links and pictures where the HTML leads them, however they are written', () => {
    expect(
      twin(
        '![A](../a.png){ width=3 }\n\n<img src="../a.png">\n\n[b](<a b.md> "T") and [c][c]\n\n[c]: ../a.png "T"\n',
      ),
    ).toMatchInlineSnapshot(`
      "![A](ROOT/a.png){ width=3 }

      <img src="ROOT/a.png">

      [b](ROOT/a%20b.md "T") and [c][c]

      [c]: ROOT/a.png "T"
      "
    `);
  });

  it('has one target for each name of a link: of several definitions, the last counts here and the first elsewhere', () => {
    expect(
      twin('[c] and [d]\n\n[c]: x.md\n[c]: ../a.png\n[d]: y.md\n[c]: ../b.png\n[d]: https://x.example\n'),
    ).toBe(
      '[c] and [d]\n\n[c]: ROOT/b.png\n[c]: ROOT/b.png\n[d]: https://x.example\n[c]: ROOT/b.png\n[d]: https://x.example\n',
    );
  });

  it('has links and pictures that every parser knows in the place of names in double brackets', () => {
    const text = 'a [[Up|it [x]]] [[Up]] ![[b.png|B]] [[Gone]]';
    const options = {
      ...testOptions,
      wikiLinks: true,
      resolveName: (name: string) => (name === 'Gone' ? undefined : `../${name}`),
    };
    const resolve = (target: string): LinkTarget => ({
      kind: 'asset',
      path: target.slice(3),
      query: '',
      fragment: '',
    });
    const written = twinText({ text, ...parseMarkdown(text, options) }, { resolve, origin: '' });
    expect(written.replaceAll(SITE_ROOT, 'ROOT')).toBe(
      'a [[Up|it [x]]] [Up](ROOT/Up) ![B](ROOT/b.png) [[Gone]]',
    );
  });

  it('has no mark of a list of headings', () => {
    expect(twin('# A\n\n[TOC]\n\nb\n\n    [TOC]\n')).toBe('# A\n\nb\n\n    [TOC]\n');
  });

  it('writes targets so that every parser of Markdown takes them for such', () => {
    expect(twin('[a](my page.md) [b](<C++ (draft).md>) [c](https://x.example/a b) ![d](x[1].png "T")')).toBe(
      '[a](ROOT/my%20page.md) [b](ROOT/C%2B%2B%20%28draft%29.md) [c](https://x.example/a%20b) ![d](ROOT/x%5B1%5D.png "T")',
    );
    expect(
      twin('[a](https://x.example/C_(x)) [b](<https://x.example/a b>) <https://x.example> [c](#d)'),
    ).toBe('[a](https://x.example/C_(x)) [b](<https://x.example/a b>) <https://x.example> [c](#d)');
  });

  it('begins every address of the site with the public one, where that is known, and no other', () => {
    expect(
      twin(
        '[a](a.png) ![b](../b.png) [c](#c) [d](https://x.example/d)\n\n<img src="f.png"> <a href="#g">g</a>',
        'https://docs.example',
      ),
    ).toBe(
      '[a](https://docs.exampleROOT/a.png) ![b](https://docs.exampleROOT/b.png) [c](#c) [d](https://x.example/d)\n\n<img src="https://docs.exampleROOT/f.png"> <a href="#g">g</a>',
    );
  });

  it('changes nothing that the page does not show as a link', () => {
    const text = [
      '\\[a](../a.png) [a](../a.png and ![b [c](../a.png)](https://x.example)',
      '*[d]: [a](../a.png)',
      '<https://x.example/?a=../a.png> <b title="](../a.png)" class="../a.png">e</b>',
    ].join('\n\n');
    expect(twin(`${text}\n\n[f](../a.png)\n`)).toBe(`${text}\n\n[f](ROOT/a.png)\n`);
    expect(twin("<img alt='a.png' src='a.png'> <img class=src src=a.png>\n")).toBe(
      `<img alt='a.png' src="ROOT/a.png"> <img class=src src="ROOT/a.png">\n`,
    );
    expect(twin("<a href='https://x.example?a&b'>c</a>\n")).toBe("<a href='https://x.example?a&b'>c</a>\n");
  });

  it('finds links wherever the page has them', () => {
    expect(twin('| ` | [a](a.md) |\n|---|---|\n| [b](b\\|c.md) | ` |\n')).toBe(
      '| ` | [a](ROOT/a.md) |\n|---|---|\n| [b](ROOT/b%7Cc.md) | ` |\n',
    );
    expect(twin('> - [a\n>   b](\n>   a.md "T")\n>\n>           [c](a.md)\n')).toBe(
      '> - [a\n>   b](\n>   ROOT/a.md "T")\n>\n>           [c](a.md)\n',
    );
    expect(twin('[a] [b] ![c][b]\n\n- d\n\n    [B]:\n    <a b.md>\n')).toBe(
      '[a] [b] ![c][b]\n\n- d\n\n    [B]:\n    ROOT/a%20b.md\n',
    );
  });

  it('leaves code as it is', () => {
    const text =
      '`![A](../a.png)` ``![`](../a.png)``\n\n    [a](../a.png)\n\n  ~~~~md\n  ```\n  [a](../a.png)\n\n\n  <x-y>z</x-y>\n  ~~~~\n';
    expect(twin(text)).toBe(text);
    expect(twin('`[a](../a.png) and\n\n`[a](../a.png)`')).toBe('`[a](ROOT/a.png) and\n\n`[a](../a.png)`');
  });

  it('drops the blank lines that tags leave, but none of a code block', () => {
    const text = '\n\na\n   \n\n\nb\n\n```\nx\n\n\ny\n```\n\n\nc\n';
    expect(twin(text)).toBe('a\n\nb\n\n```\nx\n\n\ny\n```\n\nc\n');
  });

  it('keeps the light one of two pictures', () => {
    expect(
      twin('![A](a.svg#only-light){ width="3" }\n![A](a-(dark).svg#only-dark "T"){ width="3" }\n\nb\n'),
    ).toBe('![A](ROOT/a.svg){ width="3" }\n\nb\n');
    expect(twin('<img src="a.svg#only-light" alt=""> <img src="b.svg#only-dark" alt="x > y">\n')).toBe(
      '<img src="ROOT/a.svg" alt=""> \n',
    );
    expect(twin('![A](a.svg#gh-light-mode-only)![B](b.svg#gh-dark-mode-only)\n')).toBe('![A](ROOT/a.svg)\n');
    expect(twin('![A](a.svg#only-dark) `b.svg#only-light`\n')).toBe(
      '![A](ROOT/a.svg#only-dark) `b.svg#only-light`\n',
    );
    expect(twin('[![A [b](c)](a.svg#only-light)![A][dark]{ .x }](d)\n\n[dark]: e.svg#only-dark\n')).toBe(
      '[![A [b](c)](ROOT/a.svg)](ROOT/d)\n\n[dark]: e.svg#only-dark\n',
    );
  });

  it('says what readers without scripts see in the place of a custom element', () => {
    expect(twin('b <x-demo a="1 > 0"><p>c [d](../a.png)</p></x-demo> e\n')).toBe('b c [d](ROOT/a.png) e\n');
    expect(twin('<x-y>\n\n- b\n\n    <p>c</p>\n\n</x-y>\n\n<p>d</p>\n')).toBe('- b\n\n    c\n\n<p>d</p>\n');
    expect(twin('Write <client-id> here, and not `</client-id>`\n')).toBe(
      'Write <client-id> here, and not `</client-id>`\n',
    );
  });

  it('has no comments', () => {
    expect(twin('a <!-- b --> c\n\n<!--\n# no\n\n- x\n-->\n\nd `<!-- e -->`\n')).toBe(
      'a  c\n\nd `<!-- e -->`\n',
    );
    expect(
      twin(
        '- a\n\n    <table>\n\n    <!-- b\n\n    c -->\n    <tr><td>d<!-- e --></td></tr>\n    </table>\n',
      ),
    ).toBe('- a\n\n    <table>\n\n    <tr><td>d</td></tr>\n    </table>\n');
    expect(twin('![a <!-- b --> ![c <!-- d -->](e)](f)\n\n<pre><!-- g --></pre>\n')).toBe(
      '![a  ![c ](e)](ROOT/f)\n\n<pre></pre>\n',
    );
    // What a blank line cuts in two is a comment neither here nor on the page.
    expect(twin('a <!-- b\n\nc -->\n')).toBe('a <!-- b\n\nc -->\n');
  });

  it('keeps apart what only a comment or a mark of a list of headings did', () => {
    const tab = (name: string) => `=== "${name}"\n\n    x`;
    const kinds = [
      ['- a', '- b'],
      ['1. a', '1. b'],
      ['- a', '    code'],
      ['- a', '  b'],
      ['!!! note\n\n    a', '    code'],
      ['[^1]\n\n[^1]: a', '    code'],
      [tab('A'), tab('B')],
      ['a\n:   b', 'c\n:   d'],
      ['> - a', '> - b'],
    ] as const;
    for (const [first, second] of kinds) {
      const line = first.startsWith('>') ? '>' : '';
      const text = (mark: string) => `${first}\n${line}\n${line}${mark}\n${line}\n${second}\n`;
      for (const mark of ['<!-- c -->', '<!-- c\n-->', '[TOC]'].slice(0, line ? 1 : 3))
        expect(twin(text(mark)), text(mark)).toBe(text('<!-- -->').replaceAll('\n>\n', '\n>\n'));
      const both = `${first}\n\n<!-- c -->\n\n<!-- d -->\n\n${second}\n`;
      if (!line) expect(twin(both)).toBe(text('<!-- -->'));
    }
    // Nothing would go on.
    for (const second of ['b', '## B', '> b', '```\nb\n```'])
      expect(twin(`- a\n\n<!-- c -->\n\n${second}\n`)).toBe(`- a\n\n${second}\n`);
    expect(twin('- a\n\n    <!-- c -->\n\n    b\n')).toBe('- a\n\n    b\n');
    expect(twin('Text\n\n<!-- c -->\n\n- a\n')).toBe('Text\n\n- a\n');
  });
});
