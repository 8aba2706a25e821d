import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PassageKind } from '../../src/engine/library/edition/passage.ts';
import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';
import { explainPage } from '../../src/engine/library/explain.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import type { RenderedDocument } from '../../src/engine/library/types.ts';
import { unescapeHtml } from '../../src/engine/markdown/html/html-tags.ts';
import { withoutPassages } from '../../src/engine/proof/without-passages.ts';
import type { Condition } from '../../src/engine/template/condition.ts';
import { ROUND, SITE_ID_END, SITE_START } from '../../src/engine/template/marks.ts';
import { Provenance } from '../../src/engine/template/provenance.ts';
import { SourceMap } from '../../src/engine/template/source-map.ts';
import { MACROS } from '../../src/site/places.ts';
import { arbitraryPage } from './arbitrary-page.ts';
import { type Files, openFiles, renderPage, VARIANTS } from './fixture.ts';

/** The project's own content. */
const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url));

/** Kinds of passages whose last name all variants have that have the passage. */
const NAMED: readonly PassageKind[] = ['paragraph', 'label', 'html'];

const NAME = /w\d+(?:-\w+)*/g;

interface Reading {
  /** the conditions that hold */
  holding: Set<Condition>;
  passages: readonly PassageReading[];
  all: PassageReading[];
  /** what the HTML says, without space */
  said: string;
  html: string;
  /** its HTML without the difference between lists with air around their items and others */
  tight: string;
  names: Set<string>;
}

/** HTML of a document as it is written; of a page in MDX what its module has around components. */
function htmlIn({ html, module }: RenderedDocument): string {
  if (module === undefined) return html;
  const chunks = [...module.matchAll(/set:html=\{("(?:[^"\\]|\\.)*")\}/g)];
  return chunks.map(([, chunk]) => JSON.parse(chunk!)).join('');
}

async function readAll(files: Files): Promise<Map<string, Reading>> {
  const path = Object.keys(files)[0]!;
  const library = openFiles(files);
  const explanation = explainPage(library, library.page(path)!);
  const page = await explanation.passages();
  const readings = new Map<string, Reading>();
  for (const variant of VARIANTS) {
    const html = withoutPassages(htmlIn(await renderPage(library, variant, path)));
    const passages = page.in(library.variant(variant)!)!;
    // Nobody wrote the numbers of figures, and formulas as the page draws them.
    const ownText = html
      .replace(/<span class="caption-prefix">[^<]*<\/span>/g, '')
      .replace(/<math\b[\s\S]*?<annotation[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/math>/g, '$1');
    const said = unescapeHtml(ownText.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ''));
    const holding = explanation.conditions.filter(({ holds }) => holds.has(library.variant(variant)!));
    readings.set(variant, {
      holding: new Set(holding.map(({ condition }) => condition)),
      passages,
      all: passages.flatMap(withinAndItself),
      html: withoutSpace(html),
      tight: withoutAir(html),
      said: withoutSpace(said),
      names: new Set(said.match(NAME)),
    });
  }
  return readings;
}

function withinAndItself(passage: PassageReading): PassageReading[] {
  return [passage, ...passage.children.flatMap(withinAndItself)];
}

function withoutSpace(text: string): string {
  return text.replace(/\s+|<!--[\s\S]*?-->/g, '');
}

/** The names that begin in each of some passages that follow one another, and the last one that reaches into it. */
function namesIn(passages: readonly PassageReading[]): string[][] {
  const ends: number[] = [];
  let text = '';
  for (const passage of passages) {
    text += passage.text;
    ends.push(text.length);
  }
  const names = [...text.matchAll(NAME)];
  return ends.map((end, index) => {
    const from = ends[index - 1] ?? 0;
    return names
      .filter((match) => match.index < end && match.index + match[0].length > from)
      .map(([name]) => name);
  });
}

/** What is not right of the passages of a page. */
async function wrong(files: Files): Promise<string[]> {
  const readings = await readAll(files);
  const found: string[] = [];
  const those = (has: (reading: Reading) => boolean): string =>
    VARIANTS.filter((variant) => has(readings.get(variant)!)).join(' ');
  const cut = ({ origin }: PassageReading): string =>
    origin.extents.map(({ file, start, end }) => String(files[file]).slice(start, end)).join('');
  for (const [variant, { passages, all, said, html, holding }] of readings) {
    const leaves = all.filter(({ children }) => children.length === 0);
    const put = withoutSpace(leaves.map(({ text }) => text.replace(/<[^>]*>/g, '')).join(''));
    if (put !== said) found.push(`${variant} says ${said}, but its passages ${put}`);
    const written = withoutSpace(passages.map((passage) => withoutPassages(passage.html())).join(''));
    if (written !== html) found.push(`${variant} is ${html}, but its passages ${written}`);
    const check = (passage: PassageReading): void => {
      const { kind, text, variants, same, origin, children } = passage;
      for (const { condition, after } of origin.branches)
        if ((condition && !holding.has(condition)) || after.some((earlier) => holding.has(earlier)))
          found.push(`${text} is said to stand under a condition that does not hold in ${variant}`);
      const name = text.match(NAME)?.at(-1);
      if (name !== undefined && NAMED.includes(kind)) {
        const having = those(({ names }) => names.has(name));
        if (variants.ids.join(' ') !== having)
          found.push(`${name} is in ${having}, but its ${kind} in ${variant} says ${variants.ids}`);
        const own = withoutAir(`|${withoutPassages(passage.html())}|`);
        const alike = those(({ tight }) => tight.includes(own));
        if (kind === 'paragraph' && same.ids.join(' ') !== alike)
          found.push(`"${text}" is read in ${alike}, but its ${kind} in ${variant} says ${same.ids}`);
      }
      if (kind === 'words') {
        const [part] = origin.parts;
        const [extent] = origin.extents;
        // Nobody wrote what a note without a title is called.
        if (!part || !extent) {
          if (text !== 'Tip' && text !== 'Note') found.push(`nobody knows where ${text} comes from`);
        } else if (origin.extents.length > 1) found.push(`${text} comes from several places`);
        else if (part.expression !== undefined) {
          if (!/^\{\{[^{}]*\}\}$/.test(cut(passage)) || !cut(passage).includes(part.expression))
            found.push(`${text} is said to be printed by ${cut(passage)}`);
        } else if (withoutMarks(unescapeHtml(cut(passage))) !== withoutMarks(text))
          found.push(`${text} is said to be ${cut(passage)}`);
      } else if (kind !== 'section')
        for (const [, written = ''] of text.matchAll(/(w\d+)/g))
          if (!cut(passage).includes(written)) found.push(`${written} of ${kind} is not in ${cut(passage)}`);
      for (const child of children) {
        if (kind !== 'section' && !child.variants.isWithin(variants))
          found.push(`${kind} has less variants than ${child.text}`);
        if (!same.isWithin(child.same)) found.push(`${kind} reads alike where ${child.text} does not`);
        check(child);
      }
    };
    for (const passage of passages) check(passage);
    for (const { children: words } of all.filter(({ kind }) => kind === 'sentence'))
      for (const [index, names] of namesIn(words).entries())
        for (const name of names) {
          const having = those((reading) => reading.names.has(name));
          if (words[index]!.variants.ids.join(' ') !== having)
            found.push(
              `${name} is in ${having}, but its words in ${variant} say ${words[index]!.variants.ids}`,
            );
        }
  }
  return found;
}

/** HTML without the difference between lists with air around their items and others. */
function withoutAir(html: string): string {
  return withoutSpace(html)
    .replace(/#note-\d+|(?:Figure|Table)[\d.]+/g, '')
    .replace(/<\/?(?:p|li|dd)(?:(?:class|id)="[^"<>]*")*>/g, '|')
    .replace(/\|+/g, '|');
}

/** Text without what is written around words and not read. */
function withoutMarks(text: string): string {
  return withoutSpace(text.replace(/\]\([^()]*\)|\]\s?\[\w+\]|[[*`$\\]/g, ''));
}

/** Pages that are tried, other ones in each run: the mistakes below are all found within some hundred. */
const PAGES = 600;

/** Which are known, complete and right of any page. */
const areRight = fc.asyncProperty(arbitraryPage, async (files) => {
  expect(await wrong(files)).toEqual([]);
});

describe('the passages of any page', () => {
  it('are all of it, each once, from where they say, and their variants exactly those that have them', async () => {
    await fc.assert(areRight, { numRuns: PAGES });
  });
});

describe('the words of a text', () => {
  it('read the same whatever stands beside them, and a link that leads elsewhere does not', async () => {
    const library = openFiles({
      'page.md':
        '# T\n\nFirst words. {% if product_name == "P" %}More{% endif %}\n\n{% if product_name == "P" %}Lead in {% endif %}*second words*\n\n[third][x] words\n\n{% if product_name == "P" %}\n[x]: https://a.example/\n{% else %}\n[x]: https://b.example/\n{% endif %}\n',
    });
    const passages = await explainPage(library, library.page('page.md')!).passages();
    const words = passages
      .in(library.variant('p@next')!)!
      .flatMap(withinAndItself)
      .filter(({ kind }) => kind === 'words')
      .map(({ text, same }) => `${text.trim()} | ${same.ids.length}`);
    expect(words).toEqual([
      'T | 6',
      'First words. | 6',
      'More | 5',
      'Lead in | 5',
      'second words | 6',
      'third words | 5',
    ]);
  });
});

describe('variants that share an edition', () => {
  it('share what was read of it', async () => {
    const library = openFiles({
      'page.md': '# T\n\n{% if is_version > "7.1" %}New.{% else %}Old.{% endif %}\n',
    });
    const passages = await library.passages(library.page('page.md')!);
    const read = (id: string) => passages.in(library.variant(id)!);
    expect(read('p@next')).toBe(read('p@7.2.0'));
    expect(read('p@next')).not.toBe(read('p@7.0.0'));
  });
});

describe('the way back from a footnote that ends in a list', () => {
  it('stands where the footnote does', async () => {
    const library = openFiles({
      'page.md': '# T\n\nText[^1].\n\n[^1]:\n    {% if product_name == "P" %}\n    - item\n    {% endif %}\n',
    });
    const passages = await explainPage(library, library.page('page.md')!).passages();
    const found = passages
      .in(library.variant('p@next')!)!
      .flatMap(withinAndItself)
      .filter(({ text, kind }) => text.includes('↩') && kind !== 'footnotes')
      .map(({ kind, origin }) => `${kind} ${origin.place.line}`);
    expect(found).toEqual(['footnote 5', 'paragraph 5', 'sentence 5', 'words 5']);
  });
});

/** Mistakes that whoever works on this could make; the test above must not be one that cannot fail. */
describe('the test of passages', () => {
  const { read } = Provenance;
  const { extents } = SourceMap.prototype;
  afterEach(() => void vi.restoreAllMocks());

  const isFound = async (): Promise<boolean> =>
    (await fc.check(areRight, { numRuns: 1000, endOnFailure: true, seed: 7 })).failed;

  it('finds that the call of a macro is lost', async () => {
    vi.spyOn(Provenance, 'read').mockImplementation((marked, world) => {
      const sites = world.sites.map((site) =>
        site.expression?.includes('(') ? { ...site, offset: 0, branch: undefined } : site,
      );
      return read.call(Provenance, marked, { ...world, sites });
    });
    expect(await isFound()).toBe(true);
  });

  it('finds that the rounds of a loop are counted as they come, whatever its condition leaves out', async () => {
    const round = new RegExp(`${SITE_START}(\\d+)\\${ROUND}(\\d*)${SITE_ID_END}`, 'g');
    vi.spyOn(Provenance, 'read').mockImplementation((marked, world) => {
      const counts = new Map<string, number>();
      const counted = marked.replace(round, (_, site: string, index: string) => {
        const next = index === '' ? -1 : (counts.get(site) ?? -1) + 1;
        counts.set(site, next);
        return `${SITE_START}${site}${ROUND}${next === -1 ? '' : next}${SITE_ID_END}`;
      });
      return read.call(Provenance, counted, world);
    });
    expect(await isFound()).toBe(true);
  });

  it('finds that an extent is off by one', async () => {
    vi.spyOn(SourceMap.prototype, 'extents').mockImplementation(function (this: SourceMap, from, to) {
      return extents.call(this, from, to).map((extent) => ({ ...extent, end: extent.end + 1 }));
    });
    expect(await isFound()).toBe(true);
  });

  it('finds that a condition is taken for another', async () => {
    vi.spyOn(Provenance, 'read').mockImplementation((marked, world) => {
      const branches = world.sites.map(({ branch }) => branch);
      const sites = world.sites.map((site, index) => ({
        ...site,
        branch: branches[index - 1] ?? site.branch,
      }));
      return read.call(Provenance, marked, { ...world, sites });
    });
    expect(await isFound()).toBe(true);
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
