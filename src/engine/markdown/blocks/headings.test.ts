import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('a heading', () => {
  test('has the id that Python-Markdown gives, the same whatever stands around it (D1)', async () => {
    const { headings } = await render(['# Set up  the `API` -- **now**!', '', '### Ünïcode & more_1']);
    expect(headings).toEqual([
      { depth: 1, id: 'set-up-the-api-now', text: 'Set up  the API -- now!', line: 0 },
      { depth: 3, id: 'unicode-more_1', text: 'Ünïcode & more_1', line: 2 },
    ]);
  });

  test('has an id of what readers see, without pictures and with the signs that took the place of others', async () => {
    const { headings } = await render([
      '## ![icon](x.png) Set up',
      '## A --> B (c) 1st',
      '## ![Alone](y.png)',
    ]);
    expect(headings.map(({ id, text }) => [id, text])).toEqual([
      ['set-up', 'Set up'],
      ['a-b-1st', 'A → B © 1st'],
      ['alone', 'Alone'],
    ]);
  });

  test('gets a suffix where a place in a text has its id', async () => {
    expect(await html('[](){ #fill }', '', '## Fill')).toContain('<h2 id="fill_1">Fill</h2>');
  });

  test('gets a suffix that depends only on the headings of its own variant (D2)', async () => {
    const { headings } = await render(['# A', '# A', '# A_1', '# A', '# 中文', '# B {#a}']);
    expect(headings.map(({ id }) => id)).toEqual(['a_1', 'a_2', 'a_3', 'a_4', '_1', 'a']);
  });

  test('is the title when it is the first of level 1', async () => {
    expect((await render(['## B', '# Use *it*', '# C'])).title?.text).toBe('Use it');
    expect((await render(['## B'])).title).toBeUndefined();
  });

  test('has a second anchor that is the same in every variant when its text holds a variable (D4)', async () => {
    const { html } = await render(['Text', '## Set up Asgardeo', '## Other'], {
      stableHeading: (line) => (line === 1 ? '## Set up product_name {.x}' : undefined),
    });
    expect(html).toMatchInlineSnapshot(`
      "<p>Text</p>
      <h2 id="set-up-asgardeo"><span id="set-up-product_name" class="anchor-alias"></span>Set up Asgardeo</h2>
      <h2 id="other">Other</h2>
      "
    `);
  });

  test('has no name of an emoji or an icon in its second anchor, as it has none in its id', async () => {
    const { html } = await render(['## :rocket: Start Asgardeo :material-check:{ .lg } at 10:30:00'], {
      stableHeading: () => '## :rocket: Start product_name :material-check:{ .lg } at 10:30:00',
    });
    expect(html).toContain('id="start-asgardeo-at-103000"');
    expect(html).toContain('id="start-product_name-at-103000"');
  });

  test('is told where it has an id that another one above was given', async () => {
    const { problems } = await render(['## A {#x}', '', 'T', '', '## B {#x}', '', 'T', '', '## C', '', 'T']);
    expect(problems.map(({ rule, line, message }) => [rule, line, message])).toEqual([
      [
        'repeated-id',
        4,
        'The heading "B" has the id "x", which "A" above has already: links lead to that one.',
      ],
    ]);
  });

  test('is told where it or another place has an id that one above was given', async () => {
    const { problems } = await render(['## A {#x}', '', 'T [](){#y}', '{#x}', '', '## B {#y}', '', 'T']);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, 'This place has the id "x", which "A" above has already: links lead to that one.'],
      [5, 'The heading "B" has the id "y", which another place above has already: links lead to that one.'],
    ]);
  });

  test('has no second anchor where that is taken or says the same', async () => {
    const { html } = await render(['# A', '# B', '# C'], {
      stableHeading: (line) => ['# C', '# B', '# C'][line],
    });
    expect(html).not.toContain('anchor-alias');
  });

  test('without text is left out with a warning (D5)', async () => {
    const { html, headings, problems } = await render(['##', '', 'Text']);
    expect(html.trim()).toBe('<p>Text</p>');
    expect(headings).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'empty-heading', line: 0 }]);
  });

  test.each([
    ['![](y.png)', '<img'],
    [':material-check:', '<span class="icon"'],
    ['<img src="y.png">', '<img'],
  ])('that is only %j stays, and its writer is told that it says nothing', async (text, shown) => {
    const { html, headings, problems } = await render([`## ${text}`, '', 'Text']);
    expect(html).toContain(`<h2 id="_1">${shown}`);
    expect(headings).toMatchObject([{ id: '_1', text: '' }]);
    expect(problems).toContainEqual(expect.objectContaining({ rule: 'empty-heading', line: 0 }));
  });

  test.each([
    ['![Alone](y.png)', 'Alone'],
    [':material-check:{ title="Done" }', 'Done'],
    ['<img src="y.png" alt="Alone">', 'Alone'],
  ])('that is only %j is called "%s"', async (text, name) => {
    const { headings, problems } = await render([`## ${text}`, '', 'Text']);
    expect(headings).toMatchObject([{ id: name.toLowerCase(), text: name }]);
    expect(problems.filter(({ rule }) => rule === 'empty-heading')).toEqual([]);
  });

  test('may be underlined when it is one line', async () => {
    expect(await html('Title', '=====', '', 'Sub', '---')).toMatchInlineSnapshot(`
      "<h1 id="title">Title</h1>
      <h2 id="sub">Sub</h2>"
    `);
    expect(await html('Two', 'lines', '---')).toMatchInlineSnapshot(`
      "<p>Two
      lines</p>
      <hr>"
    `);
  });
});

test('headings begin with the level that the site says, and the lowest is the sixth', async () => {
  const { html, headings } = await render(['# A b', '', 'C', '---', '', '###### D'], {
    toc: { base: 2, separator: '_' },
  });
  expect(html).toContain('<h2 id="a_b">A b</h2>');
  expect(headings.map(({ depth }) => depth)).toEqual([2, 3, 6]);
});
