import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

const step = (...lines: string[]) =>
  html('1. a', '', ...lines.map((line) => (line === '' ? '' : `    ${line}`)));

describe('HTML in list items, notes and tabs', () => {
  test('holds blocks: lists, code, tables, headings and paragraphs', async () => {
    expect(
      await step(
        '<details>',
        '<summary>*S*</summary>',
        '',
        '- x',
        '- y',
        '',
        '```toml',
        '[a]',
        '  b = 1',
        '```',
        '',
        '### H',
        '',
        'One',
        '',
        'Two',
        '',
        '</details>',
      ),
    ).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>a</p>
      <details>
      <summary><em>S</em></summary>
      <ul>
      <li>x</li>
      <li>y</li>
      </ul>
      <figure class="code" data-language="toml"><pre><code>[a]
        b = 1</code></pre></figure>
      <h3 id="h">H</h3>
      <p>One</p>
      <p>Two</p>

      </details>
      </li>
      </ol>"
    `);
  });

  test('holds blocks in the cells of a table', async () => {
    expect(
      await step(
        '<table>',
        '<tr>',
        '<td>',
        '',
        '- x',
        '- y',
        '',
        '</td>',
        '<td>*z*</td>',
        '</tr>',
        '</table>',
      ),
    ).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>a</p>
      <div class="table" tabindex="0" role="region" aria-label="Table"><table>
      <tr>
      <td>
      <ul>
      <li>x</li>
      <li>y</li>
      </ul>

      </td>
      <td><em>z</em></td>
      </tr>
      </table></div>
      </li>
      </ol>"
    `);
  });

  test('makes a single text between two tags no paragraph, and several paragraphs', async () => {
    expect(await step('<div>', '*a*', 'b', '</div>')).toContain('<div>\n<em>a</em>\nb\n</div>');
    expect(await step('<div>a', '', 'b</div>')).toContain('<p>a</p>\n<p>b</p>');
    expect(await step('<div>', 'Intro', '', '- x', '</div>')).toMatch(/<div>\nIntro\n<ul>/);
  });

  test('leaves a picture directly in its figure where no blank line sets it apart, as in Python-Markdown', async () => {
    const figure = (...lines: string[]) => step('<figure markdown>', ...lines, '</figure>');
    expect(await figure('![a](a.png)', '<figcaption>*b*</figcaption>')).toMatch(
      /<figure>\n<img [^>]*><figcaption><em>b<\/em><\/figcaption>\n<\/figure>/,
    );
    expect(await figure('![a](a.png)', '![b](b.png)')).toMatch(
      /<figure>\n<img [^>]*>\n<img [^>]*><\/figure>/,
    );
    expect(await figure('', '![a](a.png)', '')).toMatch(/<figure>\n<p><img [^>]*><\/p>\n<\/figure>/);
    expect(await html('<figure markdown>', '![a](a.png)', '</figure>')).toContain('<figure>\n<p><img ');
  });

  test('leaves a dash in a cell a dash', async () => {
    expect(await step('<table><tr><td>-</td><td>', '-', '</td></tr></table>')).toContain(
      '<td>-</td><td>\n-\n</td>',
    );
  });

  test('stays in a step that stands inside it', async () => {
    const lines = [
      '<details>',
      '',
      '1. x',
      '',
      '    <table><tr><td>*y*</td></tr></table>',
      '',
      '2. z',
      '',
      '</details>',
    ];
    const result = await step(...lines);
    expect(result).toContain('<td><em>y</em></td>');
    expect(result.match(/<ol>/g)).toHaveLength(2);
  });

  test('keeps marks and emphasis within one cell', async () => {
    expect(await step('<table><tr><td>~/a</td><td>~/b</td><td>_c</td><td>d_</td></tr></table>')).toContain(
      '<td>~/a</td><td>~/b</td><td>_c</td><td>d_</td>',
    );
  });

  test('keeps the text of pre, script, style and textarea, less the indentation of the step', async () => {
    expect(
      await step(
        '<table>',
        '<tr><td><pre><code>[*s*]',
        '  host = "x"',
        '',
        '- y</code></pre></td></tr>',
        '</table>',
      ),
    ).toContain('<tr><td><pre><code>[*s*]\n  host = "x"\n\n- y</code></pre></td></tr>');
    for (const name of ['script', 'style', 'textarea']) {
      expect(await step('<div>', `<${name}>`, '  *a* <b', `</${name}>`, '</div>')).toContain(
        `<div>\n<${name}>\n  *a* <b\n</${name}>\n</div>`,
      );
    }
  });

  test('reads the text of paragraphs and headings as text alone', async () => {
    expect(await step('<div><p>', '', '- *a*', '', '</p></div>')).toContain('<p>\n- <em>a</em>\n</p>');
  });

  test('works in a quotation', async () => {
    expect(await html('> <div>', '>', '> - *a*', '>', '> </div>')).toContain('<li><em>a</em></li>');
  });

  test('has its comments taken out, blank lines included', async () => {
    const lines = ['<div>', 'a <!-- x --> b', '<!--', '', 'x', '-->', 'c', '</div>'];
    expect(await step(...lines)).not.toMatch(/x|--/);
    expect(await html(...lines)).not.toMatch(/x|--/);
  });

  test('has its links and headings known by their lines', async () => {
    const { links, headings } = await render([
      '- x',
      '',
      '    <table>',
      '    <tr><td>[a](1)</td>',
      '    <td>',
      '',
      '    [b](2)',
      '    <a href="3">c</a>',
      '',
      '    ### H',
      '    </td></tr>',
      '    </table>',
    ]);
    expect(links).toMatchObject([
      { target: '1', line: 3 },
      { target: '2', line: 6 },
      { target: '3', line: 7 },
    ]);
    expect(headings).toMatchObject([{ text: 'H', line: 9 }]);
  });

  test('with markdown="1" holds paragraphs there as well', async () => {
    expect(
      await step('<section>', '<div markdown="1">', '*a*', '</div>', '</section>'),
    ).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>a</p>
      <section>
      <div>
      <p><em>a</em></p>

      </div>
      </section>
      </li>
      </ol>"
    `);
  });
});
