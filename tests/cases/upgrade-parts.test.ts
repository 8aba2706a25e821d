import { describe, expect, it } from 'vitest';
import { changesUrl, documentsOfPart, partUrl, upgradeParts } from '../../src/apparatus/upgrade-parts.ts';
import { upgradeReport } from '../../src/apparatus/upgrade-report.ts';
import { openFiles } from './fixture.ts';

/** A library whose second version has so many pages; each reads otherwise in it, and one has gone. */
function upgradeOf(pages: number) {
  const names = Array.from({ length: pages }, (_, index) => `p${String(index).padStart(4, '0')}`);
  const library = openFiles({
    'gone.md': '---\nwhen: is_version < "7.1.0"\n---\n# Gone\n',
    ...Object.fromEntries(
      names.map((name) => [`${name}.md`, `# ${name}\n\n{% if is_version >= "7.1.0" %}new{% endif %}\n`]),
    ),
  });
  const [from, to] = library.site.variants;
  return { library, way: { from: from!, to: to! } };
}

describe('an upgrade', () => {
  it('is one page where a version has no more than five hundred', async () => {
    const { library, way } = upgradeOf(500);
    const parts = upgradeParts(library, way);
    expect(parts.map(partUrl)).toEqual(['/p/7.1.0/upgrade/7.0.0/']);
    expect(changesUrl(library, library.page('p0499.md')!, way)).toBe('/p/7.1.0/upgrade/7.0.0/#page:p0499');
    expect(await upgradeReport(library, parts[0]!)).toHaveLength(501);
  });

  it('is told in parts where it has more: each page once, with what is gone in the last', async () => {
    const { library, way } = upgradeOf(1001);
    const parts = upgradeParts(library, way);
    expect(parts.map(partUrl)).toEqual(['', '2/', '3/'].map((end) => `/p/7.1.0/upgrade/7.0.0/${end}`));
    const told = await Promise.all(parts.map((part) => upgradeReport(library, part)));
    expect(told.map(({ length }) => length)).toEqual([500, 500, 2]);
    expect(new Set(told.flat().map(({ document }) => document)).size).toBe(1002);
    expect(told.at(-1)!.map(({ kind }) => kind)).toEqual(['changed', 'gone']);
    for (const part of parts)
      for (const { page } of documentsOfPart(library, part))
        expect(changesUrl(library, page, way)).toBe(`${partUrl(part)}#page:${page.slug}`);
  });
});
