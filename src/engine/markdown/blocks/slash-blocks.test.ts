import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

const rules = async (...lines: string[]) => (await render(lines)).problems.map(({ rule }) => rule);

describe('a block between slashes', () => {
  test('is a note, named or with a type and a title', async () => {
    expect(await html('/// tip | Do *it*', 'text', '///', 'after')).toBe(
      '<div class="admonition tip" role="note">\n<p class="admonition-title">Do <em>it</em></p>\n<p>text</p>\n</div>\n<p>after</p>',
    );
    expect(
      await html(
        'text',
        '/// admonition',
        '    type: warning',
        '    attrs: {class: big, id: w}',
        '',
        '- a',
        '///',
      ),
    ).toBe(
      '<p>text</p>\n<div class="admonition warning big" role="note" id="w">\n<p class="admonition-title">Warning</p>\n<ul>\n<li>a</li>\n</ul>\n</div>',
    );
  });

  test('is folded, and may be open from the start', async () => {
    expect(await html('/// details | Why', '    open: true', '    type: info', 'text', '///')).toBe(
      '<details class="info" open="">\n<summary>Why</summary>\n<p>text</p>\n</details>',
    );
  });

  test('is a tab of the group before it, or of a new one', async () => {
    const written = await html(
      '/// tab | A',
      'x',
      '///',
      '',
      '/// tab | B',
      'y',
      '///',
      '/// tab | C',
      '    new: true',
      'z',
      '///',
    );
    expect(written.match(/<div class="tabs">/g)).toHaveLength(2);
    expect(written).toContain('</section>\n<section class="tab" id="tab-b" aria-labelledby="tab-b:label">');
  });

  test('is any element with its attributes, around blocks or around text', async () => {
    expect(
      await html('/// html | div.card#a[title="x y"]', '**b**', '///', '', '/// html | em', 'a *b*', '///'),
    ).toBe('<div class="card" id="a" title="x y">\n<p><strong>b</strong></p>\n</div>\n<em>a <em>b</em></em>');
  });

  test('is a list of terms', async () => {
    expect(await html('/// define', 'Apple', '', '- fruit', '///')).toBe(
      '<dl>\n<dt>Apple</dt>\n<dd>fruit</dd>\n</dl>',
    );
  });

  test('captions what stands before it, below or above', async () => {
    expect(await html('text', '/// caption', 'c', '///')).toBe(
      '<figure>\n<p>text</p>\n<figcaption>\n<p>c</p>\n</figcaption>\n</figure>',
    );
    expect(await html('text', '', '/// caption | <', 'c', '///')).toMatch(/^<figure>\n<figcaption>/);
    expect(await rules('/// caption', 'c', '///')).toEqual(['lone-caption']);
    const captions = (count: number) => ['a', ...Array(count).fill('/// caption\nc\n///')].join('\n\n');
    expect(await rules(captions(10))).toEqual([]);
    expect(await rules(captions(11))).toEqual(['lone-caption']);
  });

  test('puts a caption below a figure into it, unless it has one', async () => {
    const figure = ['//// html | figure.wide', 'text', '////'];
    expect(await html(...figure, '', '/// caption', 'c', '///')).toBe(
      '<figure class="wide">\n<p>text</p>\n<figcaption>\n<p>c</p>\n</figcaption>\n</figure>',
    );
    expect(await html(...figure, '', '/// caption | <', 'c', '///')).toMatch(
      /^<figure class="wide">\n<figcaption>/,
    );
    expect(
      await html(
        '//// html | figure',
        'a',
        '',
        '/// caption',
        'b',
        '///',
        '////',
        '',
        '/// caption',
        'c',
        '///',
      ),
    ).toBe(
      '<figure>\n<figure>\n<p>a</p>\n<figcaption>\n<p>b</p>\n</figcaption>\n</figure>\n<figcaption>\n<p>c</p>\n</figcaption>\n</figure>',
    );
    expect(
      await html(
        '/// html | figure',
        'text',
        '<figcaption>own</figcaption>',
        '///',
        '',
        '/// caption',
        'c',
        '///',
      ),
    ).toMatch(/^<figure>\n<figure>[\s\S]*own<\/figcaption>[\s\S]*<\/figure>\n<figcaption>/);
  });

  test('keeps code as it is typed, but for the columns that all of it is indented by', async () => {
    expect(await html('/// html | pre', '', '    a _b_', '      c', '', '    d', '///')).toBe(
      '<pre>\na _b_\n  c\n\nd</pre>',
    );
  });

  test('numbers the captions of figures and tables, each kind by itself', async () => {
    const caption = (name: string, ...text: string[]) => [
      '![](a.png)',
      '',
      `/// ${name}`,
      ...text,
      '///',
      '',
    ];
    const written = await html(
      ...caption('figure-caption', 'First *one*.'),
      ...caption('table-caption | <', 'A table.'),
      ...caption('figure-caption | ^1 #own.wide', 'Below the first.'),
      ...caption('caption', 'Without.'),
      ...caption('figure-caption | 5.2', 'A number of its own.'),
      ...caption('figure-caption', '- a list'),
    );
    expect(written.match(/<figure[^>]*>|<figcaption>\n<p>(?:<span.*<\/p>)?/g)).toEqual([
      '<figure id="__figure-caption_1">',
      '<figcaption>\n<p><span class="caption-prefix">Figure 1.</span> First <em>one</em>.</p>',
      '<figure id="__table-caption_1">',
      '<figcaption>\n<p><span class="caption-prefix">Table 1.</span> A table.</p>',
      '<figure id="own" class="wide">',
      '<figcaption>\n<p><span class="caption-prefix">Figure 1.1.</span> Below the first.</p>',
      '<figure>',
      '<figcaption>\n<p>',
      '<figure id="__figure-caption_5_2">',
      '<figcaption>\n<p><span class="caption-prefix">Figure 5.2.</span> A number of its own.</p>',
      '<figure id="__figure-caption_6">',
      '<figcaption>\n<p><span class="caption-prefix">Figure 6.</span></p>',
    ]);
  });

  test('numbers figures in a figure below its own number', async () => {
    const inner = ['![](a.png)', '', '/// figure-caption', 'In.', '///', ''];
    const written = await html(
      '//// html | div',
      ...inner,
      ...inner,
      '////',
      '',
      '/// figure-caption',
      'Out.',
      '///',
    );
    expect(written.match(/Figure [\d.]+<\/span> \w+/g)).toEqual([
      'Figure 1.1.</span> In',
      'Figure 1.2.</span> In',
      'Figure 1.</span> Out',
    ]);
  });

  test('is a note of a name that the site gives', async () => {
    const blocks = { new: {}, old: { type: 'warning', title: 'Gone' }, more: { type: 'tip', details: true } };
    const { html, problems } = await render(
      ['/// new', 'a', '///', '', '/// old', 'b', '///', '', '/// more | M', 'c', '///'],
      { blocks },
    );
    expect(problems).toEqual([]);
    expect(html).toContain('<div class="admonition new" role="note">\n<p class="admonition-title">New</p>');
    expect(html).toContain(
      '<div class="admonition warning" role="note">\n<p class="admonition-title">Gone</p>',
    );
    expect(html).toContain('<details class="tip">\n<summary>M</summary>\n<p>c</p>');
  });

  test('has captions of names that the site gives', async () => {
    const { html: written } = await render(['x', '', '/// listing-caption', 'a', '///'], {
      captions: { 'listing-caption': 'Listing {}:' },
    });
    expect(written).toContain('<p><span class="caption-prefix">Listing 1:</span> a</p>');
  });

  test('holds others with more or with as many slashes, in lists too, and code with slashes', async () => {
    const written = await html(
      '- a',
      '',
      '    //// note',
      '    /// tip',
      '    x',
      '    ///',
      '    ```',
      '    ///',
      '    ```',
      '    ////',
      '',
      '- b',
    );
    expect(written).toMatch(/admonition note.*admonition tip.*<code>\/\/\/<\/code>.*<li>/s);
    expect(await html('/// note', '/// tip', 'x', '///', 'y', '///', 'z')).toMatch(
      /<p>y<\/p>\n<\/div>\n<p>z<\/p>$/,
    );
  });

  test('is told when nobody knows it, nothing closes it, or its options say nothing', async () => {
    expect(await rules('/// foo', 'x', '///')).toEqual(['unknown-block']);
    expect(await rules('/// note', 'x')).toEqual(['unclosed-block']);
    expect(await rules('/// note', '    [', 'x', '///')).toEqual(['invalid-block-options']);
    expect(await rules('/// html | 3', 'x', '///')).toEqual(['invalid-block-options']);
    expect(await rules('/// <summary>', 'a /// b')).toEqual([]);
  });
});

describe('an alert', () => {
  test('is a note with the text of the quotation below its mark', async () => {
    expect(await html('> [!WARNING]', '> a', '>', '> - b')).toBe(
      '<div class="admonition warning" role="note">\n<p class="admonition-title">Warning</p>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</div>',
    );
    expect(await html('> [!note] My *title*', '>', '> a')).toContain(
      '<p class="admonition-title">My <em>title</em></p>\n<p>a</p>',
    );
  });

  test('folds with a sign behind it', async () => {
    expect(await html('> [!tip]-', '> a')).toBe(
      '<details class="tip">\n<summary>Tip</summary>\n<p>a</p>\n</details>',
    );
  });

  test('is a quotation without a mark', async () => {
    expect(await html('> [!] a')).toContain('<blockquote>');
    expect(await html('> text [!NOTE]')).toContain('<blockquote>');
  });
});

test('say how a list is numbered, where the site has lists of letters', async () => {
  const lines = [
    '/// fancylists | type=a',
    'i. one',
    'j. two',
    '///',
    '',
    '/// fancylists | type=I start=9',
    '#. three',
    '#. four',
    '///',
  ];
  const { html } = await render(lines, { fancyLists: ['alpha', 'roman', 'generic'] });
  expect(html).toMatch(/<ol start="9" type="a"[^>]*>\n<li>one<\/li>\n<li>two<\/li>\n<\/ol>/);
  expect(html).toMatch(/<ol start="9" type="I"[^>]*>\n<li>three<\/li>\n<li>four<\/li>\n<\/ol>/);
  expect((await render(lines)).html).toContain('/// fancylists');
});

test('fold code', async () => {
  const { html } = await render(['/// collapse-code', '```js', 'f()', '```', '///']);
  expect(html).toMatch(
    /^<details class="collapse-code">\n?<summary>Show the code<\/summary>\n?<figure class="code"/,
  );
});

test('a caption below an element of HTML with Markdown in it belongs to all of the element', async () => {
  const { html } = await render(['<div markdown>', 'a', '</div>', '', '/// caption', 'b', '///']);
  expect(html.replaceAll('\n', '')).toBe(
    '<figure><div><p>a</p></div><figcaption><p>b</p></figcaption></figure>',
  );
  const { html: bare } = await render(['</div>', '', '/// caption', 'b', '///']);
  expect(bare).toContain('<figcaption>');
});

test('a block of HTML may have several attributes between brackets, with quotation marks and brackets in their values', async () => {
  expect(await html(`/// html | hr.x[title="Ann's [pot]"][data-a="b" data-c=40 hidden]`, '///')).toBe(
    `<hr class="x" title="Ann's [pot]" data-a="b" data-c="40" hidden="">`,
  );
  const { problems } = await render(['/// html | img[alt="a]', '///']);
  expect(problems.map(({ rule }) => rule)).toEqual(['invalid-block-options']);
});
