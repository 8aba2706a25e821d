import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('footnotes', () => {
  test('stand at the end in the order of their definitions, with ways back', async () => {
    expect(
      await html(
        'A[^b] c[^a] d[^b].',
        '',
        '[^a]: First.',
        '[^b]: Second',
        '',
        '    with `code`.',
        '',
        'After.',
      ),
    ).toMatchInlineSnapshot(`
      "<p>A<sup id="fnref:b"><a class="footnote-ref" href="#fn:b" role="doc-noteref">2</a></sup> c<sup id="fnref:a"><a class="footnote-ref" href="#fn:a" role="doc-noteref">1</a></sup> d<sup id="fnref2:b"><a class="footnote-ref" href="#fn:b" role="doc-noteref">2</a></sup>.</p>
      <p>After.</p>
      <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
      <ol><li id="fn:a">
      <p>First. <a class="footnote-backref" href="#fnref:a" role="doc-backlink" aria-label="Back to reference 1">↩</a></p>
      </li>
      <li id="fn:b">
      <p>Second</p>
      <p>with <code>code</code>. <a class="footnote-backref" href="#fnref:b" role="doc-backlink" aria-label="Back to reference 2">↩</a> <a class="footnote-backref" href="#fnref2:b" role="doc-backlink" aria-label="Back to reference 2">↩</a></p>
      </li>
      </ol></section>"
    `);
  });

  test('stand where the page says so', async () => {
    const written = await html('A[^a].', '', '///Footnotes Go Here///', '', '[^a]: B.', '', '# C');
    expect(written.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toBe(' A 1 . B. ↩ C ');
    expect(await html('A[^a].', '', '///FOOTNOTES GO HERE///', '', '[^a]: B.', '', '# C')).toBe(written);
  });

  test('that end with code have their way back below it', async () => {
    expect(await html('A[^1]', '', '[^1]:', '    ```', '    x', '    ```')).toContain(
      '</figure>\n<p><a class="footnote-backref"',
    );
  });

  test('to which nothing refers are shown without a way back, and told', async () => {
    const { html, problems } = await render([
      'A[^b].',
      '',
      '[^a]: B.',
      '[^b]: C.',
      '',
      '[^d]:',
      '    ```',
      '    e',
      '    ```',
    ]);
    expect(html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toBe(' A 2 . B. C. ↩ e ');
    expect(html).toContain('<li id="fn:a">\n<p>B.</p>\n</li>');
    expect(html).not.toContain('<p></p>');
    expect(problems).toMatchObject([
      { rule: 'unused-footnote', line: 2 },
      { rule: 'unused-footnote', line: 5 },
    ]);
  });

  test('to which a removed condition referred are left out with a warning (B7)', async () => {
    const { html, problems } = await render(['A.', '', '[^a]: B.'], { lostFootnote: (name) => name === 'a' });
    expect(html).toBe('<p>A.</p>\n');
    expect(problems).toMatchObject([{ rule: 'unused-footnote', line: 2 }]);
  });

  test('may stand in each other, and are notes of their own', async () => {
    const { html, problems } = await render(['A[^a] b[^b].', '', '[^a]: First.', '', '    [^b]: Second.']);
    expect(problems).toEqual([]);
    expect(html.replace(/<a [^>]*>[^<]*<\/a>|<sup.*?<\/sup>|\u00a0/g, '')).toBe(
      '<p>A b.</p>\n<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol><li id="fn:a">\n<p>First.</p>\n</li>\n<li id="fn:b">\n<p>Second.</p>\n</li>\n</ol></section>',
    );
    expect((await render(['[^a]: [^a]: B'])).html).toMatch(/<ol><li id="fn:a">\n<p>B<\/p>\n<\/li>\n<\/ol>/);
  });

  test('with one name are one, the last, and the others are warned about', async () => {
    const { html, problems } = await render(['A[^a] b[^a].', '', '[^a]: First.', '', '[^a]: Second.']);
    expect(html).not.toContain('First');
    expect(html.match(/<li id="fn:a">/g)).toHaveLength(1);
    expect(problems).toMatchObject([{ rule: 'repeated-footnote', line: 2 }]);
  });

  test('that are not there are warned about (B7)', async () => {
    const { html, problems } = await render(['A', 'b[^c].']);
    expect(html).toBe('<p>A\nb[^c].</p>\n');
    expect(problems).toMatchObject([
      { rule: 'unknown-footnote', message: 'There is no footnote named c.', line: 1 },
    ]);
  });
});

test('a footnote may have a name of several words', async () => {
  const { html, problems } = await render(['a[^my note]', '', '[^my note]: Text.']);
  expect(html).toContain('<sup id="fnref:my-note"><a class="footnote-ref" href="#fn:my-note"');
  expect(html).toContain('<li id="fn:my-note">');
  expect(html).toContain('href="#fnref:my-note"');
  expect(problems).toEqual([]);
});

test('a footnote may have spaces around its name, which are no part of it', async () => {
  const { html, problems } = await render(['a[^ 1]', '', '[^ 1 ]: Text.']);
  expect(html).toContain('<li id="fn:1">\n<p>Text.');
  expect(problems).toEqual([]);
});

test('what stands directly below a footnote or a definition is not lost', async () => {
  for (const start of [
    ['a[^b]', '', '[^b]: c'],
    ['Term', ':   c'],
  ]) {
    expect(await html(...start, '# Heading', '', 'd')).toContain('<h1 id="heading">Heading</h1>\n<p>d</p>');
    expect(await html(...start, '- item')).toContain('<li>item</li>');
    expect(await html(...start, '```', 'code', '```')).toContain('<code>code</code>');
  }
});

test('a footnote may be referred to in the text of a link, which stays one', async () => {
  const result = await html('*[a[^b] c](d)* [e][f].', '', '[^b]: g', '[f]: /h');
  expect(result).toMatch(/<em><a href="d">a c<\/a><sup id="fnref:b">.*<\/sup><\/em> <a href="\/h">e<\/a>\./);
});

test('a footnote may be longer than a function has arguments', async () => {
  const rows = Array.from({ length: 250 }, () => `    ${'|'.repeat(200)}|`);
  const table = [`    ${'|x'.repeat(200)}|`, `    ${'|-'.repeat(200)}|`, ...rows];
  expect(await html('a[^b]', '', '[^b]: c', '', ...table)).toContain('<td></td>');
});

describe('abbreviations', () => {
  test('are explained wherever they stand as words', async () => {
    expect(await html('An OTP, OTPs, `OTP`', '', '*[OTP]: One-time password')).toMatchInlineSnapshot(
      `"<p>An <abbr title="One-time password">OTP</abbr>, OTPs, <code>OTP</code></p>"`,
    );
  });

  test('do not need to occur (B7)', async () => {
    expect(await html('Text', '*[X]: Y')).toBe('<p>Text</p>');
  });
});

describe('a definition list', () => {
  test('has terms and definitions, tight or loose', async () => {
    expect(
      await html('Apple', 'Pear', ':   Fruit', '', 'Kale', '', ':   Leaf', '', '    Green', ':   Food'),
    ).toMatchInlineSnapshot(`
      "<dl>
      <dt>Apple</dt>
      <dt>Pear</dt>
      <dd>Fruit</dd>
      <dt>Kale</dt>
      <dd>
      <p>Leaf</p>
      <p>Green</p>
      </dd>
      <dd>Food</dd>
      </dl>"
    `);
  });

  test('is no sentence before a line that begins with a colon', async () => {
    expect(await html('Text', ':material-check: done')).toContain('<p>Text\n');
  });
});

describe('a task list', () => {
  test('has checkboxes that cannot be changed, with labels', async () => {
    expect(await html('- [ ] Open *this*', '- [x] Done', '- [y] None')).toMatchInlineSnapshot(`
      "<ul>
      <li class="task"><label><input type="checkbox" disabled> Open <em>this</em></label></li>
      <li class="task"><label><input type="checkbox" disabled checked> Done</label></li>
      <li>[y] None</li>
      </ul>"
    `);
  });
});
