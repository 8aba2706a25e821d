import { describe, expect, it } from 'vitest';
import { VariantSet } from '../../engine/variants/variant-set.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { readings } from './readings.ts';

const library = fakeLibrary([{ path: 'a.md', title: 'A' }]);
const page = library.page('a.md')!;
const variants = (...ids: string[]) => VariantSet.named(library.site, ids);
const having = library.variantsOf(page);
const [one] = variants('server@1.0');

describe('the line about readings', () => {
  it('names the versions that share the edition, of the same product only', () => {
    const edition = { key: '', reading: '', page, variants: variants('cloud', 'server@1.0', 'server@next') };
    expect(readings(edition, one!, having)).toEqual({ kind: 'some', versions: ['next'] });
  });

  it('says when all do, and when none does', () => {
    expect(readings({ key: '', reading: '', page, variants: having }, one!, having)).toEqual({
      kind: 'every',
    });
    expect(readings({ key: '', reading: '', page, variants: variants('server@1.0') }, one!, having)).toEqual({
      kind: 'none',
    });
  });

  it('is absent where there is nothing to compare with', () => {
    const edition = { key: '', reading: '', page, variants: variants('cloud') };
    expect(readings(edition, library.variant('cloud')!, having)).toBeUndefined();
  });
});
