import { describe, expect, it } from 'vitest';
import { targetsOf, versionsOf } from '../testing/targets.ts';
import { listedVariants } from './many-versions.ts';
import type { SwitchTarget } from './switcher.ts';

const listed = (targets: SwitchTarget[], current?: string) =>
  listedVariants(
    targets,
    targets.find(({ variant }) => variant.version === current)?.variant,
    ({ nearest }) => nearest === undefined,
  ).map(({ variant }) => variant.version);

describe('what a page lists of the versions of a product', () => {
  it('is all of them where they are few', () => {
    expect(listed(targetsOf(versionsOf(12, String)))).toHaveLength(12);
  });

  it('is the latest, those around the own one, and the ends of where the page is', () => {
    const targets = targetsOf(
      versionsOf(200, (i) => `7.${i}`),
      30,
    );
    expect(listed(targets, '7.100')).toEqual(['7.199', '7.102', '7.101', '7.100', '7.99', '7.98', '7.30']);
    expect(listed(targets)).toEqual(['7.199', '7.198', '7.197', '7.30']);
    expect(listed(targets, '7.0')).toEqual(['7.199', '7.30', '7.2', '7.1', '7.0']);
  });
});
