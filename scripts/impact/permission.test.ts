import { describe, expect, it } from 'vitest';
import { siteOf } from '../../src/engine/variants/testing.ts';
import { readPermission, refusedOf } from './permission.ts';

const site = siteOf({ orbit: ['1.0.0', '2.0.0', 'next'], comet: ['2.0.0'], cloud: [] });

describe('which released variants a change says that it alters', () => {
  it('are named by their ids, or by a version that stands for all products that have it', () => {
    expect([...readPermission(['orbit@1.0.0, 2.0.0', 'cloud'], site).ids]).toEqual([
      'orbit@1.0.0',
      'orbit@2.0.0',
      'comet@2.0.0',
      'cloud',
    ]);
  });

  it('are told when there are no such ones, with what was probably meant', () => {
    const { ids, problems } = readPermission(['orbit@2.0.O'], site);
    expect(ids.size).toBe(0);
    expect(problems).toEqual([
      'There is no version "2.0.O" of orbit. Did you mean orbit@2.0.0? Its versions are 1.0.0, 2.0.0, next; the latest release is next.',
    ]);
  });

  it('may change, others may not, and a frozen one never may', () => {
    const before = site.variants.map((each) => ({ ...each, released: each.version !== 'next' }));
    const after = site.variants.map((each) => ({ ...each, frozen: each.id === 'orbit@1.0.0' }));
    const altered = site.variants.map(({ id }) => id);
    expect(refusedOf(altered, { before, after }, readPermission(['orbit@1.0.0, orbit@2.0.0'], site))).toEqual(
      { frozen: ['orbit@1.0.0'], unsaid: ['comet@2.0.0'] },
    );
  });
});
