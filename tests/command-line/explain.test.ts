import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

const folder = writeFolder({
  'docs/site.yml': 'title: T\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0.0", "2.0.0"] }\n',
  'docs/includes/note.md': 'Ask {% if is_version == "2.0.0" %}the wizard{% else %}support{% endif %}.\n',
  'docs/page.md':
    '# Page\n\n{% if is_version > "1.0.0" %}\nNew.\n{% endif %}\n{% set steps = "First.\n\nSecond." %}\n{{ steps }}\n\n{% include "includes/note.md" %}\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const explain = (...args: string[]) => runCommand('explain', [...args, '--content', 'docs'], folder);

describe('variorum explain', () => {
  it('shows the conditions of a page by variant, and its editions', async () => {
    const { code, output } = await explain('page.md');
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "page.md exists in every variant.

      2 conditions
        page.md:3  if is_version > "1.0.0"
            true in orbit 2.0.0
        includes/note.md:1  if is_version == "2.0.0"
            true in orbit 2.0.0

      2 editions for 2 variants
        1. orbit 1.0.0: 9 lines
        2. orbit 2.0.0: 11 lines

      Includes includes/note.md
      "
    `);
  });

  it('shows every line of a variant with file, line, conditions and the variants that have it', async () => {
    const { code, output } = await explain('page.md', '--variant', 'orbit@2.0.0');
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "
      -- always; in every variant
      page.md:1          | # Page
      page.md:2          | 

      -- if is_version > "1.0.0"; in orbit 2.0.0
      page.md:3          | 
      page.md:4          | New.

      -- always; in every variant
      page.md:5          | 
      page.md:8          | 
      page.md:6          | First.
      page.md:7          | 
      page.md:8          | Second.
      page.md:10         | 

      -- always; in orbit 2.0.0, included from page.md:11
      includes/note.md:1 | Ask the wizard.
                         |   "Ask" from includes/note.md:1
                         |   "the wizard" from includes/note.md:1, under if is_version == "2.0.0"
                         |   "." from includes/note.md:1

      -- always; in every variant
      page.md:11         | 
      page.md:11         | 
      "
    `);
  });

  it('shows what a page consists of: who has each part, who reads it the same, and under what', async () => {
    const { code, output } = await explain('page.md', '--passages');
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "section  page.md:1
          reads so in orbit 1.0.0
        heading "Page"  page.md:1
        paragraph "New."  page.md:4
            in orbit 2.0.0; under if is_version > "1.0.0"
        paragraph "First."  page.md:6
        paragraph "Second."  page.md:8
        paragraph  includes/note.md:1
            reads so in orbit 1.0.0
          sentence  includes/note.md:1
              reads so in orbit 1.0.0
            words "Ask"  includes/note.md:1
            words "the wizard"  includes/note.md:1
                in orbit 2.0.0; under if is_version == "2.0.0"
            words "support"  includes/note.md:1
                in orbit 1.0.0; under else of if is_version == "2.0.0"
            words "."  includes/note.md:1
      "
    `);
  });

  it('gives what a page consists of as data, for one variant', async () => {
    const { code, output } = await explain(
      ...['page.md', '--passages', '--variant', 'orbit@2.0.0', '--format', 'json'],
    );
    expect(code).toBe(0);
    const [section] = JSON.parse(output);
    expect(section.kind).toBe('section');
    const said = {
      text: 'New.',
      variants: ['orbit@2.0.0'],
      same: ['orbit@2.0.0'],
      conditions: [
        { keyword: 'if', expression: 'is_version > "1.0.0"', file: 'page.md', line: 3, column: 1 },
      ],
      extents: [{ file: 'page.md', start: 38, end: 42 }],
    };
    const words = { kind: 'words', ...said, children: [] };
    const sentence = { kind: 'sentence', ...said, children: [words] };
    expect(section.children[1]).toEqual({ kind: 'paragraph', ...said, children: [sentence] });
  });

  it('refuses a format that there is not, or that is of nothing', async () => {
    expect((await explain('page.md', '--passages', '--format', 'xml')).errors).toBe(
      '--format is text or json, found "xml".\n',
    );
    expect((await explain('page.md', '--format', 'json')).errors).toBe(
      '--format is an option of --passages.\n',
    );
  });

  it('suggests a page and a variant', async () => {
    expect((await explain('pag.md')).errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "There is no page "pag.md" in /docs. Did you mean "page.md"?
      "
    `);
    expect((await explain('page.md', '--variant', 'orbit@2.0')).errors).toMatchInlineSnapshot(`
      "There is no variant "orbit@2.0". Did you mean "orbit@2.0.0"? Variants are orbit@1.0.0, orbit@2.0.0.
      "
    `);
  });
});
