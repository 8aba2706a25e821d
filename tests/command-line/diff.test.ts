import { rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

const folder = writeFolder({
  'docs/site.yml': 'title: T\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0.0", "2.0.0"] }\n',
  'docs/page.md':
    '# Page\n\n## Steps\n\nPress the {% if is_version == "1.0.0" %}red{% else %}blue{% endif %} \\<one\\> once.\n\n![Form](a.svg)\n',
  'docs/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'docs/same.md': '# Same\n\nText.\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const diff = (...args: string[]) => runCommand('diff', [...args, '--content', 'docs'], folder);

it('variorum diff shows page by page what differs, and what does not', async () => {
  const { code, output } = await diff('orbit@1.0.0', 'orbit@2.0.0');
  expect(output).toMatchInlineSnapshot(`
    "From orbit@1.0.0 to orbit@2.0.0, 1 of 2 pages differs.

    Page  page.md
      Steps
        ~ Press the [-red-]{+blue+} <one> once.

    Nothing differs in: Same.
    "
  `);
  expect(code).toBe(0);
});

it('variorum diff writes a page that needs nothing else, and JSON', async () => {
  const [html, json] = await Promise.all([
    diff('orbit@1.0.0', 'orbit@2.0.0', '--format', 'html'),
    // A page may be called by its address, too.
    diff('orbit@2.0.0', 'orbit@1.0.0', '/page/', '--format', 'json'),
  ]);
  expect(html.output).toContain('<del data-change="words">red</del><ins data-change="words">blue</ins>');
  expect(html.output).not.toMatch(/<script|<img|<link|[\uFDD0-\uFDEF]/);
  expect(JSON.parse(json.output)).toEqual({
    from: 'orbit@2.0.0',
    to: 'orbit@1.0.0',
    pages: [
      {
        page: 'page.md',
        kind: 'changed',
        title: 'Page',
        addresses: { before: '/orbit/2.0.0/page/', after: '/orbit/1.0.0/page/' },
        changes: [
          {
            headings: ['Steps'],
            anchor: 'steps',
            lines: [
              { kind: 'changed', before: 'Press the blue <one> once.', after: 'Press the red <one> once.' },
            ],
          },
        ],
      },
    ],
    same: [],
  });
});

it('variorum diff knows which variant was meant', async () => {
  const { code, errors } = await diff('orbit@1.0', 'orbit@2.0.0');
  expect(errors).toContain('There is no version "1.0" of orbit. Did you mean orbit@1.0.0?');
  expect(code).toBe(2);
});
