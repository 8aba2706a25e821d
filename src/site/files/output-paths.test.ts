import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Origin, OutputPaths } from './output-paths.ts';

const page = (path: string, variant?: string): Origin => ({
  kind: 'page',
  what: `the page "${path}"`,
  place: { file: path, line: 1 },
  variant,
});
const file = (path: string): Origin => ({
  kind: 'file',
  what: `the file "${path}"`,
  place: { file: path, line: 1 },
});
const made = (what: string): Origin => ({ kind: 'generated', what });

describe('the paths of an output', () => {
  it('have one origin each: two are found, whatever comes first, as file, as folder, by case and by composition', () => {
    const name = fc.constantFrom('a', 'A', 'b', 'ü', 'u\u0308');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
    const fold = (text: string) => text.normalize('NFC').toUpperCase();
    const isSame = (a: string, b: string) => fold(a) === fold(b) || fold(a).startsWith(`${fold(b)}/`);
    fc.assert(
      fc.property(fc.array(path, { maxLength: 6 }), (all) => {
        const paths = new OutputPaths();
        for (const [index, each] of all.entries()) paths.claim(each, page(`${index}.md`));
        const collides = all.some((a, i) => all.some((b, j) => i < j && (isSame(a, b) || isSame(b, a))));
        expect(paths.findings().some(({ severity }) => severity === 'error')).toBe(collides);
      }),
      { numRuns: 2000 },
    );
  });

  it('that are claimed twice are told with both origins, once for all variants', () => {
    const paths = new OutputPaths();
    paths.claimFolder('_site', made('the styles'));
    for (const version of ['1.0', '2.0']) {
      paths.claim(`${version}/llms.txt`, made('the list of pages'));
      paths.claim(`${version}/llms.txt/index.html`, page('llms.txt.md', version));
      paths.claim(`${version}/guide/index.html`, page('guide.md', version));
    }
    paths.claim('_site/x.css', file('_site/x.css'));
    paths.claim('1.0/guide', file('1.0/guide'));
    paths.claim('1.0/GUIDE/index.html', file('1.0/GUIDE/index.html'));
    paths.claim('plan.svg', file('plan.svg'));
    paths.claim('Plan.svg', file('Plan.svg'));
    for (const from of ['hinges', 'Hinges'])
      paths.claim(`${from}/index.html`, {
        ...made(`the redirect to /${from}s/`),
        place: { file: `${from}.md`, line: 1 },
      });
    const told = paths
      .findings()
      .map(({ severity, message, place, variants }) =>
        [severity, place?.file, message, variants?.join(' ')].filter(Boolean).join(' | '),
      );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "error | llms.txt.md | This page would be written to "1.0/llms.txt/index.html", but "1.0/llms.txt" would be a file: the list of pages, which Variorum makes. | 1.0 2.0
      error | _site/x.css | This file would be written to "_site/x.css"; the folder "_site" is for the styles, which Variorum makes.
      error | 1.0/guide | This file would be written to "1.0/guide", where the page "guide.md" (guide.md:1) needs a folder. | 1.0
      error | 1.0/GUIDE/index.html | This file would be written to "1.0/GUIDE/index.html", and the page "guide.md" (guide.md:1) to "1.0/guide/index.html": many systems take these for one name. | 1.0
      error | 1.0/GUIDE/index.html | This file would be written to "1.0/GUIDE/index.html", but "1.0/guide" would be a file: the file "1.0/guide" (1.0/guide:1).
      warning | Plan.svg | This file would be written to "Plan.svg", and the file "plan.svg" (plan.svg:1) to "plan.svg": many systems take these for one name.
      warning | Hinges.md | This file would be written to "Hinges/index.html", and the redirect to /hingess/, which Variorum makes (hinges.md:1) to "hinges/index.html": many systems take these for one name."
    `);
  });

  it('that two things of ours claim are told without a place', () => {
    const paths = new OutputPaths();
    paths.claimFolder('_search', made('the search index'));
    paths.claim('_search/index.html', made('the list of the pages of a version'));
    expect(paths.findings()).toEqual([
      {
        severity: 'error',
        rule: 'output-collision',
        message:
          'The list of the pages of a version would be written to "_search/index.html"; the folder "_search" is for the search index, which Variorum makes.',
        hint: 'Give the product another id or path in site.yml.',
      },
    ]);
  });
});
