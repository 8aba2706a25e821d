import { describe, expect, it } from 'vitest';
import { type ChangedFiles, type Impact, impactOf } from '../../src/review/impact.ts';
import { placeLines, type Writing } from '../../src/review/place-lines.ts';
import { diffVariants } from '../../src/review/variant-diff.ts';
import { type Files, openFiles, SITE, VARIANTS } from './fixture.ts';

const NEW = '{% if is_version > "7.2.0" %}';
/** As a text without marks of a terminal. */
const PLAIN: Writing = {
  headings: (headings) => [`# ${headings.join(' > ')}`],
  line: (kind, text) => `${kind} ${text}`,
  words: (kind, text) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`),
  note: (text) => text,
};

async function impact(before: Files, after: Files, changed: Partial<ChangedFiles> = {}): Promise<Impact> {
  return impactOf(openFiles(before), openFiles(after), { concernsAll: false, files: [], ...changed });
}

/** What is said of the only page that a change alters. */
async function onlyPage(...[before, after, changed]: Parameters<typeof impact>) {
  const { pages } = await impact(before, after, changed);
  expect(pages).toHaveLength(1);
  const [page] = pages;
  return { ...page!, text: placeLines(page!.places, PLAIN) };
}

describe('what a change alters for readers', () => {
  it('is told of the variants that it touches, with the words before and after, and of no other', async () => {
    const page = (text: string) =>
      `# Page\n\nIntro.\n\n## Steps\n\n1. One.\n2. Two.\n\n${NEW}\nPress the ${text} button now.\n{% endif %}\n`;
    const before = { 'page.md': page('red'), 'other.md': '# Other\n\nText.\n' };
    const { pages, altered, identical, total, navigation } = await impact(before, {
      ...before,
      'page.md': page('blue'),
    });
    expect({ altered, identical, total, navigation }).toEqual({
      altered: ['p@7.10.0', 'p@next'],
      identical: ['p@7.0.0', 'p@7.1.0', 'p@7.2.0', 'cloud'],
      total: 2,
      navigation: [],
    });
    expect(pages).toMatchObject([{ kind: 'changed', path: 'page.md', variants: ['p@7.10.0', 'p@next'] }]);
    expect(placeLines(pages[0]!.places, PLAIN)).toEqual([
      '# Steps',
      'changed Press the [-red -]{+blue +}button now.',
    ]);
  });

  it('is told once where the same words changed beside other ones', async () => {
    const { places } = await onlyPage(
      { 'page.md': '# Page\n\nIn {{ product_name }}, press the red button.\n' },
      { 'page.md': '# Page\n\nIn {{ product_name }}, press the blue button.\n' },
    );
    expect(places.map(({ variants }) => variants)).toEqual([VARIANTS]);
  });

  it('is told of every place that the same words came to', async () => {
    const { text } = await onlyPage(
      { 'page.md': '# Page\n\nFirst of two.\n\n## A\n\nOld text.\n\n## B\n\nOld text.\n' },
      { 'page.md': '# Page\n\nFirst of two.\n\n## A\n\nNew text.\n\n## B\n\nNew text.\n' },
    );
    expect(text).toEqual(['# A', 'changed [-Old -]{+New +}text.', '# B', 'changed [-Old -]{+New +}text.']);
  });

  it('leaves items and rows out that are as they were', async () => {
    const { text } = await onlyPage(
      { 'page.md': '# Page\n\n- One *thing*\n- Two\n\n| A | B |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n' },
      {
        'page.md': '# Page\n\n- One *thing*\n- Two\n- Three\n\n| A | B |\n| - | - |\n| 1 | 2 |\n| 3 | 5 |\n',
      },
    );
    expect(text).toEqual(['added Three', 'changed 3 | [-4-] {+5+}']);
  });

  it('is nothing where sources change and no reader gets anything else', async () => {
    const { pages, altered } = await impact(
      { 'page.md': '# Page\n\nText.\n' },
      { 'page.md': '# Page\n\n{% if is_version == "7.0.0" %}Text.{% else %}Text.{% endif %}\n' },
    );
    expect({ pages, altered }).toEqual({ pages: [], altered: [] });
  });

  it('reaches pages through what they include', async () => {
    const page = '# Page\n\n{% include "includes/note.md" %}\n';
    const { path, text } = await onlyPage(
      { 'page.md': page, 'includes/note.md': 'Ask support.\n' },
      { 'page.md': page, 'includes/note.md': 'Ask the wizard.\n' },
    );
    expect({ path, text }).toEqual({ path: 'page.md', text: ['changed Ask [-support-]{+the wizard+}.'] });
  });

  it('tells of pages that came, went, were renamed, and exist in other variants, with navigation and redirects', async () => {
    const { pages, navigation, redirects } = await impact(
      {
        'old.md': '# Old name\n\nThe text of the page.\n',
        'gone.md': '# Gone\n\nText.\n',
        'some.md': '# Some\n\nText.\n',
        'index.md': '# Home\n\nSee [the page](old.md).\n',
      },
      {
        'new.md': '---\nredirect_from: [old]\n---\n# New name\n\nThe text of the page.\n',
        'fresh.md': '---\nwhen: is_version is defined\n---\n# Fresh\n\nText.\n',
        'some.md': '---\nwhen: product == "p"\n---\n# Some\n\nText.\n',
        'index.md': '# Home\n\nSee [the page](new.md).\n',
      },
    );
    const versions = VARIANTS.slice(0, -1);
    expect(pages).toMatchObject([
      { kind: 'new', path: 'fresh.md', variants: versions },
      { kind: 'gone', path: 'gone.md', variants: VARIANTS },
      { kind: 'changed', path: 'index.md', lines: [] },
      {
        kind: 'renamed',
        path: 'new.md',
        formerPath: 'old.md',
        lines: [{ what: 'title', before: 'Old name', after: 'New name', variants: VARIANTS }],
      },
      { kind: 'changed', path: 'some.md', removed: ['cloud'], variants: ['cloud'] },
    ]);
    expect(navigation).toContainEqual({
      variants: versions,
      added: expect.arrayContaining(['Fresh (/fresh/)', 'New name (/new/)']),
      removed: expect.arrayContaining(['Gone (/gone/)', 'Old name (/old/)']),
    });
    expect(redirects).toContainEqual({ address: '/cloud/old/', before: undefined, after: '/cloud/new/' });
  });

  it('reaches the pages that show a picture of which only the file is another', async () => {
    const page = { 'page.md': '# Page\n\n![Form](a.svg)\n', 'other.md': '# Other\n\nText.\n' };
    const drawing = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect fill="${colour}"/></svg>`;
    const { path, files, variants } = await onlyPage(
      { ...page, 'a.svg': drawing('red') },
      { ...page, 'a.svg': drawing('blue') },
      { files: ['a.svg'] },
    );
    expect({ path, files, variants }).toEqual({ path: 'page.md', files: ['a.svg'], variants: VARIANTS });
  });

  it('tells of versions that came and went, and counts no new one among those that it alters', async () => {
    const site = (versions: string, latest: string) =>
      `title: T\nproducts:\n  - { id: p, name: P, versions: [${versions}], latest: "${latest}" }\n`;
    const page = { 'page.md': '# Page\n\nText.\n' };
    const changed = { concernsAll: true };
    const { pages, newVariants, goneVariants, altered, frame, identical, latest } = await impact(
      { ...page, 'site.yml': site('"1", "2"', '2') },
      { ...page, 'site.yml': site('"2", "3"', '3') },
      changed,
    );
    expect({ pages, newVariants, goneVariants, altered, frame, identical, latest }).toEqual({
      pages: [],
      newVariants: ['p@3'],
      goneVariants: ['p@1'],
      altered: ['p@1'],
      // Its readers are told that there is a newer one.
      frame: ['p@2'],
      identical: [],
      latest: [{ product: 'p', before: '2', after: '3' }],
    });
  });

  it('is told of what stands around pages, which alters none of them', async () => {
    const site = (title: string) => ({
      'site.yml': SITE.replace('Cases', title),
      'page.md': '# Page\n\nText.\n',
    });
    const { frame, altered, identical } = await impact(site('A'), site('B'), { concernsAll: true });
    expect({ frame, altered, identical }).toEqual({ frame: VARIANTS, altered: [], identical: [] });
  });

  it('says so where nobody knows how a page read before, and finds the mistakes that it has now', async () => {
    const right = { 'page.md': '# Page\n\nText.\n' };
    const wrong = { 'page.md': '# Page\n\n{{ nowhere }}\n' };
    expect((await onlyPage(wrong, right)).unknown).toEqual(VARIANTS);
    expect((await impact(right, wrong)).errors).toMatchObject([{ rule: 'unknown-variable' }]);
  });
});

describe('what differs between two variants', () => {
  it('is told page by page, with new, gone and renamed ones, for any two', async () => {
    const library = openFiles({
      'page.md': `# Page\n\n## Part\n\nSame.\n\n${NEW}\nNew in {{ product_name }}.\n{% endif %}\n`,
      'same.md': '# Same\n\nText.\n',
      'old.md': '---\nwhen: is_version == "7.0.0"\n---\n# Name\n\nPress the red button.\n',
      'new.md':
        '---\nwhen: is_version is defined and is_version > "7.0.0"\nredirect_from: [old]\n---\n# Name\n\nPress the blue button.\n',
      'cloud.md': '---\nwhen: product == "cloud"\n---\n# Cloud\n\nText.\n',
    });
    const diff = async (from: string, to: string, only?: string) =>
      (
        await diffVariants(
          library,
          [library.variant(from)!, library.variant(to)!],
          only === undefined ? undefined : library.page(only),
        )
      ).map(({ kind, before, after, places }) => [
        kind,
        (after ?? before)!.page.path,
        ...placeLines(places, PLAIN),
      ]);
    expect(await diff('p@7.0.0', 'p@next')).toEqual([
      ['changed', 'new.md', 'changed Press the [-red -]{+blue +}button.'],
      ['changed', 'page.md', '# Part', 'added New in P.'],
      ['same', 'same.md'],
    ]);
    expect(await diff('p@7.2.0', 'cloud')).toEqual([
      ['new', 'cloud.md'],
      ['same', 'page.md'],
      ['same', 'same.md'],
      ['gone', 'new.md'],
    ]);
    expect(await diff('p@next', 'p@7.0.0', 'old.md')).toEqual([
      ['changed', 'old.md', 'changed Press the [-blue -]{+red +}button.'],
    ]);
  });
});
