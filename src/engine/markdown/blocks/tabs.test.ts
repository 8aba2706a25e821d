import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('a group of tabs', () => {
  test('is complete without JavaScript: sections with labels', async () => {
    expect(
      await html('=== "Email link"', '', '    One.', '', '=== "SMS" ', '    Two.'),
    ).toMatchInlineSnapshot(`
      "<div class="tabs">
      <section class="tab" id="tab-email-link" aria-labelledby="tab-email-link:label">
      <p class="tab-label" id="tab-email-link:label">Email link</p>
      <p>One.</p>
      </section>
      <section class="tab" id="tab-sms" aria-labelledby="tab-sms:label">
      <p class="tab-label" id="tab-sms:label">SMS</p>
      <p>Two.</p>
      </section>
      </div>"
    `);
  });

  test('may have tabs with ids that the writer chose', async () => {
    const result = await html(
      '=== "A" { #first }',
      '    1',
      '=== "A"',
      '    2',
      '=== "B" {: #third }',
      '    3',
    );
    expect(Array.from(result.matchAll(/<section class="tab" id="([^"]+)"/g), ([, id]) => id)).toEqual([
      'first',
      'tab-a',
      'third',
    ]);
  });

  test('stays one group across the blank lines of a removed tab (F1, F4)', async () => {
    const result = await html('=== "A"', '    1', '', '', '', '=== "C"', '    3');
    expect(result.match(/<div class="tabs">/g)).toHaveLength(1);
    expect(result.match(/<section/g)).toHaveLength(2);
  });

  test('may be left with one tab (F2)', async () => {
    expect(await html('=== "Only"', '    Text.')).toContain('<section class="tab"');
  });

  test('begins anew with ===!', async () => {
    const result = await html('=== "A"', '    1', '===! "B"', '    2');
    expect(result.match(/<div class="tabs">/g)).toHaveLength(2);
  });

  test('nests, and stands inside list items with code', async () => {
    expect(
      await html(
        '1. Send it.',
        '',
        '    === "curl"',
        '',
        '        === "Linux"',
        '',
        '            ```bash',
        '            curl -v',
        '            ```',
        '',
        '    === "Java"',
        '',
        '        Text.',
        '',
        '2. Read the answer.',
      ),
    ).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>Send it.</p>
      <div class="tabs">
      <section class="tab" id="tab-curl" aria-labelledby="tab-curl:label">
      <p class="tab-label" id="tab-curl:label">curl</p>
      <div class="tabs">
      <section class="tab" id="tab-linux" aria-labelledby="tab-linux:label">
      <p class="tab-label" id="tab-linux:label">Linux</p>
      <figure class="code" data-language="bash"><pre><code>curl -v</code></pre></figure>
      </section>
      </div>
      </section>
      <section class="tab" id="tab-java" aria-labelledby="tab-java:label">
      <p class="tab-label" id="tab-java:label">Java</p>
      <p>Text.</p>
      </section>
      </div>
      </li>
      <li>
      <p>Read the answer.</p>
      </li>
      </ol>"
    `);
  });

  test('gives equal labels different ids, after the headings have theirs', async () => {
    const result = await html(
      '=== "Linux"',
      '    a',
      '',
      'Text',
      '',
      '=== "Linux"',
      '    b',
      '',
      '# Tab Linux',
    );
    expect([...result.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'tab-linux_1',
      'tab-linux_1:label',
      'tab-linux_2',
      'tab-linux_2:label',
      'tab-linux',
    ]);
  });

  test('lists the headings inside its tabs (D6)', async () => {
    const { headings } = await render(['=== "A"', '', '    ## Inside', '', '    Text.']);
    expect(headings).toEqual([{ depth: 2, id: 'inside', text: 'Inside', line: 2 }]);
  });
});

test('fences that name a tab are a group', async () => {
  const written = await html(
    '```yaml tab="File"',
    'a',
    '```',
    '',
    "```bash tab='C\"LI'",
    'b',
    '```',
    '',
    '```',
    'c',
    '```',
  );
  expect(written).toContain(
    '<p class="tab-label" id="tab-file:label">File</p>\n<figure class="code" data-language="yaml">',
  );
  expect(written).toContain('id="tab-cli:label">C&quot;LI</p>');
  expect(written.match(/<section/g)).toHaveLength(2);
  expect(written).toMatch(/<\/section>\n<\/div>\n<figure class="code"><pre><code>c/);
});

test('has the id of its label where its writer chose one, which is told where it is taken', async () => {
  const { html, problems } = await render(['=== "A {#x}"', '', '    a', '', '=== "B {#x}"', '', '    b']);
  expect(html.match(/<[^>]* id="x"[^>]*>|aria-labelledby="[^"]*"/g)).toEqual([
    'aria-labelledby="x"',
    '<p class="tab-label" id="x">',
    'aria-labelledby="x"',
    '<p class="tab-label" id="x">',
  ]);
  expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['repeated-id', 4]]);
});
