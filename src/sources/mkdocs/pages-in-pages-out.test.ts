import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLibrary } from '../open-library.ts';
import { writeProject } from '../testing/write-project.ts';

const NAMES = [
  'a',
  '_b',
  'c d',
  'index',
  'README',
  'é',
  'e\u0301',
  'x\u2028y',
  'UPPER',
  'upper',
  'a.b',
  '404',
  '#1',
  'ö%20',
  'includes',
  'templates',
  '한글',
  '-z',
  '[q]',
  "it's",
];
const name = fc.constantFrom(...NAMES);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.md`);
/** What stands before, between and behind the words of a page: what editors leave behind, and what reads like something else. */
const around = fc.constantFrom(
  '',
  '\uFEFF',
  '\r\n',
  '\t',
  '\u2028',
  '---\n',
  '---\r\nkey: value\r\n---\r\n',
  '---\nkey: [1\n---\n',
  '---\n- a\n---\n',
  'Title: x\n',
  '# Title\r\n\r\n',
  '```\n',
  '    ',
  '{{ x }} {% if %} {# ',
  '--8<-- "gone.md"\n',
  '<div>\n',
  '- \t\n\n\n\t- ',
  '[x]: y\n',
  '$$\n',
);

const plainly = async (blocks: readonly { code: string }[]) => blocks.map(({ code }) => `<pre>${code}</pre>`);

it('of every file of Markdown, its words are in a page, or a finding says why not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(path, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(around, around), { minLength: 6, maxLength: 6 }),
      fc.boolean(),
      async (paths, texts, hasTemplates) => {
        const word = (index: number) => `word${index}end`;
        const files = paths.map((each, index): [string, string] => [
          `docs/${each}`,
          `${texts[index]![0]}${word(index)}\n${texts[index]![1]}`,
        ]);
        const root = writeProject({
          'mkdocs.yml': `site_name: Orbit\n${hasTemplates ? 'plugins: [macros]\n' : ''}`,
          ...Object.fromEntries(files),
        });
        const library = openLibrary(join(root, 'docs'), { highlight: plainly });
        const [variant] = library.site.variants;
        const html = new Map<string, string>();
        for (const page of library.pages) {
          const document = library.document(page, variant!)!;
          html.set(page.path, (await library.render(document)).html);
        }
        // A folder is told once for all that is in it.
        const told = library.findings.flatMap(({ place }) => place?.file ?? []);
        const isTold = (file: string) => told.some((each) => file === each || file.startsWith(`${each}/`));
        for (const [index, each] of paths.entries()) {
          // What MkDocs leaves out by itself.
          if (each.startsWith('templates/')) continue;
          const isShown = [...html].some(([, text]) => text.includes(word(index)));
          expect({ each, isShown: isShown || isTold(each) }).toEqual({ each, isShown: true });
        }
        expect(library.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
