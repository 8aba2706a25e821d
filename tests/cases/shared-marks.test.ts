import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentApparatus } from '../../src/apparatus/document-apparatus.ts';
import { sharedMarks } from '../../src/apparatus/shared-marks.ts';
import { arbitraryPage } from './arbitrary-page.ts';
import { type Files, openFiles } from './fixture.ts';

const SITE = `title: Orbit
products:
  - id: orbit
    name: Orbit
    versions: [${Array.from({ length: 9 }, (_, index) => `"1.${index}.0"`).join(', ')}]
`;

/** What readers of each document are shown of its passages, when it is asked for in this order; by its variant. */
async function shown(files: Files, variants?: readonly string[]): Promise<Map<string, unknown>> {
  const library = openFiles(files);
  const [page] = library.pages;
  const told = new Map<string, unknown>();
  for (const id of variants ?? library.variantsOf(page!).ids) {
    const variant = library.variant(id)!;
    const document = library.document(page!, variant);
    if (!document) continue;
    const { marks, ...apparatus } = await documentApparatus(library, document);
    told.set(id, {
      ...apparatus,
      marks: marks.map(({ variants, otherwise, others, ...mark }) => ({
        ...mark,
        variants: variants?.ids,
        otherwise: otherwise.ids,
        others: others.map((other) => ({ ...other, variants: other.variants.ids })),
      })),
    });
  }
  return told;
}

async function assertAsAlone(files: Files): Promise<void> {
  const together = await shown(files);
  const backwards = await shown(files, [...together.keys()].toReversed());
  for (const [id, told] of together) {
    const alone = JSON.stringify((await shown(files, [id])).get(id));
    expect([id, JSON.stringify(told)]).toEqual([id, alone]);
    expect([id, JSON.stringify(backwards.get(id))]).toEqual([id, alone]);
  }
}

it.each([
  [
    'whatever is nearest',
    '{% if is_version < "1.3" %}old{% elif is_version < "1.5" %}middle{% else %}new{% endif %}',
  ],
  [
    'where a text names the version of one of them',
    '{% if is_version < "1.4" %}As in 1.1.0.{% else %}As in 1.4.0.{% endif %}',
  ],
  ['where it comes and goes', '{% if is_version < "1.2" or is_version > "1.6" %}Mind the gap.{% endif %}'],
])('tells each reader of an edition what it would be told alone, %s', async (_name, text) => {
  await assertAsAlone({ 'site.yml': SITE, 'page.md': `# Page\n\nFirst of all.\n\n${text}\n\nLast.\n` });
});

it('finds out once what all versions that share an edition are told', async () => {
  const library = openFiles({
    'site.yml': SITE,
    'page.md': '# Page\n\n{% if is_version < "1.4" %}old{% else %}new{% endif %}\n',
  });
  const [page] = library.pages;
  const passages = await library.passages(page!);
  const versions = library.variantsOf(page!);
  const found = [...versions].map((variant) => sharedMarks(passages, variant, { versions, language: 'en' }));
  expect(found[0]).toHaveLength(1);
  expect(new Set(found).size).toBe(library.editions(page!).length);
});

it('tells each reader of any page what it would be told alone', async () => {
  await fc.assert(fc.asyncProperty(arbitraryPage, assertAsAlone), { numRuns: 60 });
});
