import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { BASE_PATH } from '../../base-path.ts';
import { identify } from '../ids.ts';
import { testOptions } from '../testing.ts';
import { parseMdx, type RenderedMdx, writeMdx } from './mdx.ts';

function renderMdx(...lines: string[]): Promise<RenderedMdx> {
  const parsed = parseMdx(lines.join('\n'), testOptions);
  identify([parsed]);
  return writeMdx(parsed);
}

describe('an MDX page', () => {
  test('is a module of HTML, statements, components and expressions', async () => {
    const { module } = await renderMdx(
      "import Card from '../Card.astro';",
      'export const n = 3;',
      '',
      '# Title {n}',
      '',
      'Hello <Badge text="a > b" on={n > 2 ? { a: `}` } : null} />, **bold {n + 1}**.',
      '',
      '<Card title="X">',
      '    !!! note',
      '        - Inside',
      '</Card>',
    );
    expect(module).toMatchInlineSnapshot(`
      "import Card from '../Card.astro';
      export const n = 3;

      <><Fragment set:html={"<h1 id=\\"title\\">Title "} />{n}<Fragment set:html={"</h1>\\n<p>Hello "} /><Badge text="a > b" on={n > 2 ? { a: \`}\` } : null} /><Fragment set:html={", <strong>bold "} />{n + 1}<Fragment set:html={"</strong>.</p>\\n"} /><Card title="X"><Fragment set:html={"<div class=\\"admonition note\\" role=\\"note\\">\\n<p class=\\"admonition-title\\">Note</p>\\n<ul>\\n<li>Inside</li>\\n</ul>\\n</div>\\n"} /></Card></>
      "
    `);
    expect(mdxToJs(module).code).toContain('"set:html"');
  });

  test('has the dialect between the tags of a component, in list items too', async () => {
    const { html, headings } = await renderMdx(
      '1. One',
      '',
      '    <Steps>',
      '    ## Two',
      '    </Steps>',
      '',
      '2. Three',
    );
    expect(headings).toMatchObject([{ id: 'two', line: 3 }]);
    expect(html.match(/<ol>/g)).toHaveLength(1);
  });

  test('keeps braces and tags in code, and escapes that are not expressions', async () => {
    const { module, html } = await renderMdx(
      '`{a}` and `<B>` [c](d){: .e }',
      '',
      '```js',
      '<F>{g}',
      '```',
      '',
      '## H {#i}',
    );
    expect(module).not.toContain('{a}"');
    expect(html).toContain('<code>{a}</code> and <code>&lt;B&gt;</code> <a href="d" class="e">c</a>');
    expect(html).toContain('<h2 id="i">H</h2>');
  });

  test('has lists of attributes behind a space, within a text and below it', async () => {
    const { html } = await renderMdx('[a](b){ .c } {1 + 1}', '{ .d #e }');
    expect(html).toMatch(/^<p class="d" id="e"><a href="b" class="c">a<\/a> /);
  });

  test('leaves out comments and adds no spaces around components', async () => {
    const { module } = await renderMdx('a<B />c', '', '{/* d', '', 'e */}', '', '<F.G x={{ y: "}" }} />');
    expect(module).toMatchInlineSnapshot(`
      "

      <><Fragment set:html={"<p>a"} /><B /><Fragment set:html={"c</p>\\n"} />{/* d e */}<F.G x={{ y: "}" }} /></>
      "
    `);
    expect(() => mdxToJs(module)).not.toThrow();
  });

  test('takes a line that begins with import for text below other text', async () => {
    expect((await renderMdx('Text', '', 'import the file, then')).html).toContain(
      '<p>import the file, then</p>',
    );
  });

  test('reports a component that is not closed', async () => {
    const { problems } = await renderMdx('', '<Card>', '', 'Text');
    expect(problems).toMatchObject([{ severity: 'error', rule: 'unclosed-component', line: 1 }]);
  });

  test('has components within the HTML of a list item, those with the name of an HTML element too', async () => {
    const { module } = await renderMdx(
      '- <div>',
      '  <Link to={x}>',
      '  *a*',
      '  </Link>',
      '  {b}',
      '  </div>',
    );
    expect(module).toContain('<Link to={x}><Fragment set:html={"<p><em>a</em></p>\\n"} /></Link>');
    expect(module).toContain('{b}');
  });

  test('may hold BASE_PATH in its strings', async () => {
    const { module } = await renderMdx(`[a](${BASE_PATH}/b)`);
    expect(module).toContain(BASE_PATH);
    expect(mdxToJs(module).code).toContain(BASE_PATH);
  });

  test('of random pieces is always rendered', async () => {
    const words = [
      '<A>',
      '</A>',
      '<B />',
      '<C x={1}>',
      '{',
      '}',
      '{1}',
      '`',
      '"',
      "'",
      '\n',
      '\n\n',
      '    ',
      '- ',
      '# ',
      '```',
      '<>',
      '</>',
      'import a',
      '{/*',
      '*/}',
      'text',
      '!!! note',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 50 }), async (pieces) => {
        await renderMdx(pieces.join(''));
      }),
      { numRuns: 300 },
    );
  });
});
