import { describe, expect, it } from 'vitest';
import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';
import { explainPage } from '../../src/engine/library/explain.ts';
import { workCounter } from '../../src/engine/testing/count-work.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { readSiteFile } from '../../src/engine/variants/site-file.ts';
import { openFiles, renderPage } from './fixture.ts';

const countWork = workCounter();

/** A text of about so many characters, made of parts that may count. */
function filled(length: number, part: (index: number) => string): string {
  let text = '';
  for (let index = 0; text.length < length; index++) text += part(index);
  return text;
}

/** The work of a page from its file to its HTML and its twin, mistakes included. */
async function workOf(text: string, path = 'page.md'): Promise<number> {
  // Ends an attribute list, which is one only then.
  const files = { [path]: `${text}}\n` };
  return countWork(async () => {
    try {
      await renderPage(openFiles(files), 'p@7.1.0', path);
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
    }
  });
}

/** Of a page of twice the length; what is done once whatever the length only makes it smaller. */
const DOUBLE = 2.4;
const LENGTH = 4_000;

const FENCE = '```';

/** Parts that a page may consist of: each was, or could be, compared with all that follow or precede it. */
const PARTS: Record<string, (index: number) => string> = {
  'abbreviations and words that could be some': (i) => `*[N${i}]: x\n\nN${i} N N${i - 1} \n\n`,
  'items that begin a fence': () => `- ${FENCE}\n`,
  'items of two kinds that begin a fence': (i) => `${i % 2 ? '-' : '1.'} ${FENCE}\n\n`,
  'items with fences that are never closed': () => `- a\n\n    ${FENCE}\n    b\n\n`,
  'fences of growing length': (i) => `${'`'.repeat(3 + (i % 100))}\n`,
  'lines that mark lines of code': () => `${FENCE}text hl_lines="1-9999 1-9999"\na\n${FENCE}\n`,
  'beginnings of comments': () => 'a <!-- ',
  'beginnings of comments in items': () => '- a <!-- b\n',
  'comments below items that end far below': (i) =>
    `- a\n<!-- b\n- c <!-- d\n${i % 50 === 49 ? '\n-->\n' : ''}`,
  'missing pages in one line': (i) => `[a]({{ base_path }}/x${i}) `,
  'missing pictures in one line': (i) => `![a]({{ base_path }}/x${i}.png) `,
  'headings with equal text': () => '## Same\n\n',
  'headings that look like the ids of others': (i) => (i % 2 ? `## Same_${i}\n\n` : '## Same\n\n'),
  footnotes: (i) => `a[^${i}]\n\n[^${i}]: b\n\n`,
  'code that ends in its last line': () => '```js\na ```\n\n',
  'code that a text begins': () => 'a ```\nb\n```\n\n',
  'footnotes that are missing': (i) => `a[^${i}] `,
  references: (i) => `[r${i}]\n\n[r${i}]: #x\n\n`,
  'brackets that nothing closes': () => '[a](',
  'brackets that nothing opens': () => 'a](b) ',
  'stars that nothing closes': () => '*a **b ',
  'stars in words': () => 'a***b*c',
  'backticks of many lengths': (i) => `${'`'.repeat(1 + (i % 150))}x`,
  'attributes of one heading': (i) => (i === 0 ? '# A {: ' : `k${i}=v `),
  'beginnings of attribute lists': () => '*a*{ .b ',
  'beginnings of marks and edits': () => '==a {++b {~~c~>d ++e ^^f ',
  'groups of tabs': () => '=== "A"\n\n    a\n\n',
  'blocks between slashes that nothing closes': () => '/// note\n\n',
  'blocks between slashes of unknown names': () => '/// foo\n\n',
  'blocks between slashes in others': (i) => `${'/'.repeat(3 + (i % 40))} note\n`,
  'captions without anything before': () => '/// caption\nx\n///\n',
  alerts: () => '> [!NOTE] x\n> a\n\n',
  'scissors of snippets': () => ';--8<-- "a" --8<-- ',
  'notes in notes': (i) => `${'    '.repeat(i % 30)}!!! note\n\n`,
  'lists in lists': (i) => `${'    '.repeat(i % 30)}- a\n`,
  'quotations in quotations': (i) => `${'>'.repeat(i % 7)} a\n`,
  'marks of merge conflicts': () => `${'<'.repeat(7)} HEAD\n`,
  'includes in one line': () => '{% include "gone.md" ignore missing %} ',
  'code in one line, below HTML': (i) => (i === 0 ? '<div>\n\n' : '`a` '),
  'backticks of fewer and fewer, below HTML': (i) =>
    i === 0 ? '<div>\n\n' : `${'`'.repeat(Math.max(1, 120 - i))}x${i % 2 ? ' ' : '\n'}`,
  'addresses without a host': () => 'https://$ ',
  'tags without a space between attributes': () => '<a b="c"d="e">x</a> ',
  'tags with a value that nothing closes': () => '<a b="c ',
  'words between angle brackets': (i) => `<name${i}> <b> `,
  'three signs': () => '***a*** ***b* c** ',
  'open comments': () => '\\<!-- a <!-- \n\n',
  'alerts with classes': () => '> [!note | a | b',
  'definitions without terms': () => '# a\n: b\n\n',
  'targets over lines': () => '[a](b\n',
  'symbols between marks': () => 'a_b (c) ',
  'abbreviations between marks': (i) => (i === 0 ? '*[N]: x\n\n' : 'a_b N '),
  'definition lists': () => 'a\n:   b\n\n',
  tables: () => '| a | b |\n|---|---|\n| c | d |\n\n',
  'elements that are never closed': (i) => `<x-${i}>\n\n`,
  'headings in HTML that are never closed': () => '<h1>\n\n',
  'headings in HTML without a text': (i) => `<h1>\n\n${i % 50 === 49 ? '</h1>\n\n'.repeat(50) : ''}`,
  'elements that a heading in HTML leaves open': (i) => (i === 0 ? '<h1>' : `<b class="x${i}"><p>`),
  'tags that are no tags': () => '{%',
  'unknown variables': (i) => `{{ nope${i} }}\n`,
  macros: (i) => `{% macro m${i}() %}a{% endmacro %}{{ m${i}() }}\n`,
};

describe('a page of twice the length', () => {
  it.each(Object.entries(PARTS))('makes about twice the work: %s', async (_name, part) => {
    const few = await workOf(filled(LENGTH, part));
    expect(await workOf(filled(2 * LENGTH, part))).toBeLessThan(DOUBLE * few);
  });
});

describe('a page in MDX format of twice the length', () => {
  it.each<[string, (index: number) => string]>([
    ['components that are never closed', () => '<Foo>\n\n'],
    ['components that others close', (i) => `<Foo${i}>\n\n</Foo${i - 1}>\n\n`],
    ['expressions that are never closed', () => '{a\n\n'],
    ['comments that are never closed', () => '{/* a\n\n'],
    ['expressions in a line', (i) => `{${i}} \`a\` `],
  ])('makes about twice the work: %s', async (_name, part) => {
    const few = await workOf(filled(LENGTH, part), 'page.mdx');
    expect(await workOf(filled(2 * LENGTH, part), 'page.mdx')).toBeLessThan(DOUBLE * few);
  });
});

/** The work of taking a page apart, down to the words, and of reading all of it. */
function workOfPassages(text: string): Promise<number> {
  const library = openFiles({ 'page.md': `# T\n\n${text}\n` });
  const read = ({ text, origin, children }: PassageReading): number =>
    text.length + origin.extents.length + children.reduce((sum, child) => sum + read(child), 0);
  return countWork(async () => {
    const passages = await explainPage(library, library.page('page.md')!).passages();
    for (const passage of passages.all()) read(passage);
  });
}

describe('the passages of a page of twice the length', () => {
  const choice = '{% if is_version > "7.1" %}new{% endif %}';

  it.each<[string, (index: number) => string]>([
    ['conditions in a line', (i) => `w${i} ${choice}. `],
    ['marks and variables in a line', (i) => `*a${i}* {{ product_name }} `],
    ['paragraphs', (i) => `w${i} ${choice}. Two.\n\n`],
    ['headings', (i) => `## w${i} ${choice}\n\ntext\n\n`],
    ['items', (i) => `- w${i} ${choice}\n`],
    ['rows', (i) => `${i === 0 ? '| a | b |\n|---|---|\n' : ''}| w${i} | ${choice} |\n`],
    ['sentences', (i) => (i === 0 ? `${choice} ` : `w${i} is here. `)],
  ])('makes about twice the work: %s', async (_name, part) => {
    // Most of the work is in proportion; what is not shows in long texts only.
    const few = await workOfPassages(filled(2 * LENGTH, part));
    expect(await workOfPassages(filled(4 * LENGTH, part))).toBeLessThan(DOUBLE * few);
  });
});

describe('a site file of twice the length', () => {
  const product = (versions: string) => `title: T\nproducts:\n- id: p\n  name: P\n${versions}`;
  const nav = (entries: string) => `${product('')}nav:\n${entries}`;

  it.each<[string, (length: number) => string]>([
    ['versions', (length) => product(`  versions: [${filled(length, (i) => `v${i}, `)}]\n`)],
    ['other names', (length) => product(`  aliases: [${filled(length, (i) => `v${i}, `)}]\n`)],
    ['entries of navigation', (length) => nav(filled(length, (i) => `- p${i}.md\n`))],
    ['entries that are wrong', (length) => nav(filled(length, (i) => `- {titel: x${i}}\n`))],
    [
      'values of unknown kinds',
      (length) => product(`attributes:\n${filled(length, (i) => `  k${i}: !x a\n`)}`),
    ],
    ['keys that are wrong', (length) => product(filled(length, (i) => `  k${i}: x\n`))],
  ])('makes about twice the work: %s', async (_name, text) => {
    const work = (length: number) =>
      countWork(() => {
        try {
          readSiteFile(text(length), 'site.yml', (path) => path);
        } catch (error) {
          if (!(error instanceof FindingsError)) throw error;
        }
      });
    await work(1000);
    expect(await work(2 * LENGTH)).toBeLessThan(DOUBLE * (await work(LENGTH)));
  });
});
