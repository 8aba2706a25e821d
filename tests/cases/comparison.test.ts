import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeReadings } from '../../src/apparatus/html/merge.ts';
import { type HtmlPart, isElement, wordsOf } from '../../src/apparatus/html/part.ts';
import { readHtml } from '../../src/apparatus/html/read-html.ts';
import { marksOf } from '../../src/apparatus/marks.ts';
import { pageChanges } from '../../src/apparatus/page-changes.ts';
import { passageChanges } from '../../src/apparatus/passage-changes.ts';
import { passagesIn } from '../../src/apparatus/variant-passages.ts';
import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';
import { describeForReaders } from '../../src/engine/variants/describe-for-readers.ts';
import { arbitraryPage } from './arbitrary-page.ts';
import { type Files, openFiles, renderPage, VARIANTS } from './fixture.ts';

const NAME = /w\d+(?:-\w+)*/g;

/** What a version has of a merged text: without what only the other one has. */
function textWithout(parts: readonly HtmlPart[], change: 'added' | 'removed'): string {
  const [wrapper, words] = change === 'added' ? ['added', 'ins'] : ['removed', 'del'];
  const visit = (part: HtmlPart): string => {
    if (!isElement(part)) return part.text;
    const said = part.attributes.find(([name]) => name === 'data-change')?.[1];
    if (said === wrapper || (said === 'words' && part.name === words)) return '';
    return part.parts.map(visit).join('');
  };
  return withoutSpace(parts.map(visit).join(''));
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

async function opened(files: Files) {
  const library = openFiles(files);
  const page = library.pages[0]!;
  return { library, page, passages: await library.passages(page) };
}

describe('two readings of any page as one text', () => {
  it('hold both to the letter: the newer without what was removed, the older without what was added', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryPage.filter((files) => 'page.md' in files),
        fc.constantFrom(...VARIANTS),
        fc.constantFrom(...VARIANTS),
        async (files, one, other) => {
          const library = openFiles(files);
          const [older, newer] = [
            readHtml((await renderPage(library, one)).html),
            readHtml((await renderPage(library, other)).html),
          ];
          const merged = readHtml(mergeReadings(older, newer, 'en'));
          const text = (parts: readonly HtmlPart[]) => withoutSpace(parts.map(wordsOf).join(''));
          expect(textWithout(merged, 'removed')).toBe(text(newer));
          // What moved stands where the newer one has it.
          const letters = (words: string) => [...words].toSorted().join('');
          expect(letters(textWithout(merged, 'added'))).toBe(letters(text(older)));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the marks of any page', () => {
  it('tell of each text that another version of the product lacks, and of no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryPage.filter((files) => 'page.md' in files),
        async (files) => {
          const { library, page, passages } = await opened(files);
          const namesOf = (reading: PassageReading) => new Set(reading.text.match(NAME));
          const all = (id: string) =>
            new Set(passages.in(library.variant(id)!)!.flatMap((each) => [...namesOf(each)]));
          for (const id of VARIANTS.filter((each) => each !== 'cloud')) {
            const variant = library.variant(id)!;
            const marks = marksOf(passages, variant, library.variantsOf(page));
            for (const other of VARIANTS.filter((each) => each !== 'cloud' && each !== id)) {
              const there = all(other);
              const missing = [...all(id)].filter((name) => !there.has(name));
              const telling = marks.filter(({ others }) =>
                others.some(({ variants }) => variants.has(library.variant(other)!)),
              );
              const told = new Set(
                telling.flatMap((mark) => mark.passages.flatMap((each) => [...namesOf(each)])),
              );
              expect(missing.filter((name) => !told.has(name))).toEqual([]);
            }
            for (const mark of marks) expect(mark.others.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});

const PAGE = `# Recover

All versions. {% if is_version >= "7.2.0" %}And a code.{% endif %}

1. Open it.
{% if is_version >= "7.1.0" %}
1. Choose one{% if is_version > "7.1.0" %} of three{% endif %}.
{% else %}
1. Wait.
{% endif %}

{% if is_version >= "7.2.0" %}
## New part

Words.

More words.
{% endif %}
`;

describe('what a reader is told of a page', () => {
  const told = async (id: string, text = PAGE): Promise<string[]> => {
    const { library, page, passages } = await opened({ 'page.md': text });
    const variant = library.variant(id)!;
    const within = library.variantsOf(page).filter(({ product }) => product === variant.product);
    const name = (set: Parameters<typeof describeForReaders>[0]) =>
      describeForReaders(set, { language: library.site.language, reader: variant.product, within });
    return marksOf(passages, variant, library.variantsOf(page)).map(
      ({ passages: own, variants, others }) =>
        `${own.map(({ kind }) => kind).join('+')}: ${variants ? name(variants) : 'otherwise'} | ${others
          .map(
            (other) =>
              `${name(other.variants)}: ${other.passages.map((each) => each.text.trim()).join(' + ') || '-'}`,
          )
          .join(' | ')}`,
    );
  };

  it('is told once for the largest unit, with what stands there elsewhere, the nearest version first', async () => {
    expect(await told('p@7.2.0')).toMatchInlineSnapshot(`
      [
        "paragraph: 7.2.0 and later | until 7.1.0: All versions.",
        "item: 7.1.0 and later | 7.0.0: Wait.",
        "paragraph: 7.2.0 and later | 7.1.0: Choose one.",
        "section: 7.2.0 and later | until 7.1.0: -",
      ]
    `);
    expect(await told('p@7.0.0')).toMatchInlineSnapshot(`
      [
        "paragraph: otherwise | 7.2.0 and later: All versions. And a code.",
        "item: 7.0.0 | 7.1.0: Choose one. | 7.2.0 and later: Choose one of three.",
      ]
    `);
  });

  it('is nothing where all versions of the product have the same, whatever other products have', async () => {
    expect(await told('cloud')).toEqual([]);
    expect(await told('p@7.1.0', '# T\n\nOne. {% if product_name == "P" %}Two.{% endif %}\n')).toEqual([]);
  });
});

describe('what changed on a page', () => {
  const changes = async (from: string, to: string) => {
    const { library, passages } = await opened({ 'page.md': PAGE });
    return passageChanges(
      passagesIn(passages, library.variant(from)!),
      passagesIn(passages, library.variant(to)!),
    ).map(
      ({ kind, older, newer, headings }) =>
        `${kind} ${(newer ?? older)!.kind} in ${headings.map(({ text }) => text).join(' > ')}: ${(newer ?? older)!.text.trim()}`,
    );
  };

  it('are the largest passages that came or went, and the smallest blocks in other words', async () => {
    expect(await changes('p@7.0.0', 'p@7.2.0')).toMatchInlineSnapshot(`
      [
        "changed paragraph in Recover: All versions. And a code.",
        "removed item in Recover: Wait.",
        "added item in Recover: Choose one of three.",
        "added section in Recover: New part Words. More words.",
      ]
    `);
    expect(await changes('p@7.2.0', 'p@7.10.0')).toEqual([]);
  });

  it('names what happened in each version on the way', async () => {
    const { library, passages } = await opened({ 'page.md': PAGE });
    const way = ['p@7.0.0', 'p@7.1.0', 'p@7.2.0'].map((id) => library.variant(id)!);
    const places = pageChanges(passages, way, 'en').map(({ html, steps, headings, anchor }) => ({
      html: html.replace(/ data-passage="\d+"|\n/g, ''),
      steps: steps.map(({ kind, version }) => `${kind} ${version}`).join(', '),
      where: [...headings, anchor].join(' '),
    }));
    expect(places).toMatchInlineSnapshot(`
      [
        {
          "html": "<p>All versions. <span><ins data-change="words">And a code.</ins></span></p>",
          "steps": "changed 7.2.0",
          "where": "recover",
        },
        {
          "html": "<del data-change="removed"><ul><li><p>Wait.</p></li></ul></del><ins data-change="added"><ul><li><p><span>Choose one<span> of three</span>.</span></p></li></ul></ins>",
          "steps": "changed 7.1.0, changed 7.2.0",
          "where": "recover",
        },
        {
          "html": "<ins data-change="added"><p class="heading">New part</p></ins><ins data-change="added"><p>Words.</p></ins><ins data-change="added"><p>More words.</p></ins>",
          "steps": "added 7.2.0",
          "where": "recover",
        },
      ]
    `);
  });
});
