import { expect, it } from 'vitest';
import { targetsOf, versionsOf } from '../testing/targets.ts';
import { allTargets } from './all-targets.ts';
import type { SwitchTarget } from './switcher.ts';

it('targets are told in few characters, whatever their number', () => {
  const notes = ({ nearest }: SwitchTarget) => (nearest ? ['not in {}', `leads to ${nearest}`] : []);
  const all = (count: number) =>
    allTargets(
      targetsOf(
        versionsOf(count, (i) => `7.${i}`),
        30,
      ),
      notes,
      'since 7.30',
    );
  expect(all(200)).toEqual({
    cases: [
      ['/guides/x/', []],
      ['/guides/', ['not in {}', 'leads to Guides'], 'since 7.30'],
    ],
    runs: [170, 0, 30, 1],
  });
  expect(JSON.stringify(all(2000)).length).toBeLessThan(JSON.stringify(all(200)).length + 5);
});
