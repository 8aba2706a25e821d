import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';
import { explainPage } from '../../src/engine/library/explain.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import type { Condition } from '../../src/engine/template/condition.ts';
import { MACROS } from '../../src/site/places.ts';
import { arbitraryPage } from './arbitrary-page.ts';
import { type Files, openFiles, renderPage, VARIANTS } from './fixture.ts';

/** The project's own content. */
const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url));

const NAME = /w\d+(?:-\w+)*/g;

interface Reading {
  /** the conditions that hold */
  holding: Set<Condition>;
  passages: PassageReading[];
  leaves: PassageReading[];
  /** what the HTML says, without space */
  said: string;
  names: Set<string>;
}

async function readAll(files: Files): Promise<Map<string, Reading>> {
  const library = openFiles(files);
  const explanation = explainPage(library, library.page('page.md')!);
  const page = await explanation.passages();
  const readings = new Map<string, Reading>();
  for (const variant of VARIANTS) {
    const { html } = await renderPage(library, variant);
    const passages = page.in(library.variant(variant)!)!;
    const said = html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '');
    const holding = explanation.conditions.filter(({ holds }) => holds.has(library.variant(variant)!));
    readings.set(variant, {
      holding: new Set(holding.map(({ condition }) => condition)),
      passages,
      leaves: passages.flatMap(leavesOf),
      said: withoutSpace(said),
      names: new Set(said.match(NAME)),
    });
  }
  return readings;
}

function leavesOf(passage: PassageReading): PassageReading[] {
  return passage.children.length > 0 ? passage.children.flatMap(leavesOf) : [passage];
}

function withoutSpace(text: string): string {
  return text.replace(/\s+|<!--[\s\S]*?-->/g, '');
}

/** What is not right of the passages of a page. */
async function wrong(files: Files): Promise<string[]> {
  const readings = await readAll(files);
  const found: string[] = [];
  const those = (has: (reading: Reading) => boolean): string =>
    VARIANTS.filter((variant) => has(readings.get(variant)!)).join(' ');
  for (const [variant, { passages, leaves, said, holding }] of readings) {
    const put = withoutSpace(leaves.map(({ text }) => text).join(''));
    if (put !== said) found.push(`${variant} says ${said}, but its passages ${put}`);
    for (const { text, variants, same, origin } of leaves) {
      for (const { condition, after } of origin.branches)
        if ((condition && !holding.has(condition)) || after.some((earlier) => holding.has(earlier)))
          found.push(`${text} is said to stand under a condition that does not hold in ${variant}`);
      const name = text.match(NAME)?.at(-1);
      if (name === undefined) continue;
      const having = those(({ names }) => names.has(name));
      if (variants.ids.join(' ') !== having)
        found.push(`${name} is in ${having}, but its passage in ${variant} says ${variants.ids}`);
      const alike = those((reading) => reading.leaves.some((leaf) => leaf.text === text));
      if (same.ids.join(' ') !== alike)
        found.push(`"${text}" is read in ${alike}, but its passage in ${variant} says ${same.ids}`);
    }
    const check = ({ kind, variants, same, children }: PassageReading): void => {
      for (const child of children) {
        if (!child.variants.isWithin(variants)) found.push(`${kind} has less variants than ${child.text}`);
        if (!same.isWithin(child.same)) found.push(`${kind} reads alike where ${child.text} does not`);
        check(child);
      }
    };
    for (const passage of passages) check(passage);
  }
  return found;
}

describe('the passages of any page', () => {
  it('are all of it, each once, and their variants exactly those that have them', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPage, async (files) => {
        expect(await wrong(files)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the passages of the recovery guide', () => {
  it('are known with who has them and who reads them so, those of the demo included', async () => {
    const library = openLibrary(CONTENT, {
      highlight: async (blocks) => blocks.map(() => ''),
      macroFolders: [MACROS],
    });
    const page = library.page('guides/recover-your-password.md')!;
    const passages = await explainPage(library, page).passages();
    const rows: string[] = [];
    const note = ({ kind, text, variants, same, origin, children }: PassageReading, depth: number): void => {
      const { file, line, column } = origin.place;
      const under = origin.branches.map(({ place }) => `${place.file}:${place.line}:${place.column}`);
      rows.push(
        `${'  '.repeat(depth)}${kind} ${file}:${line}:${column} ${JSON.stringify(text.slice(0, 40))} | ${variants.ids} | ${same.ids} | ${under}`,
      );
      for (const child of children) note(child, depth + 1);
    };
    for (const passage of passages.in(library.variant('identity-server@7.2.0')!)!) note(passage, 0);
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('recovery-passages.txt');
  });
});
