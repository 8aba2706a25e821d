import { describe, expect, it } from 'vitest';
import { versionsOf } from '../testing/targets.ts';
import { versionParts } from './version-parts.ts';

describe('a long list of versions', () => {
  const ends = (versions: string[]) =>
    versionParts(versions).map((part) => `${part[0]}–${part.at(-1)} (${part.length})`);

  it('is told by their first numbers', () => {
    const versions = versionsOf(40, (i) => `${4 - Math.floor(i / 10)}.${9 - (i % 10)}.0`);
    expect(ends(versions)).toEqual([
      '4.9.0–4.0.0 (10)',
      '3.9.0–3.0.0 (10)',
      '2.9.0–2.0.0 (10)',
      '1.9.0–1.0.0 (10)',
    ]);
  });

  it('is told by their next numbers where many have the first one', () => {
    const versions = versionsOf(40, (i) => `7.${3 - Math.floor(i / 10)}.${9 - (i % 10)}`);
    expect(ends(versions)).toEqual([
      '7.3.9–7.3.0 (10)',
      '7.2.9–7.2.0 (10)',
      '7.1.9–7.1.0 (10)',
      '7.0.9–7.0.0 (10)',
    ]);
  });

  it('is told in parts of one size where numbers make none', () => {
    expect(ends(versionsOf(60, (i) => `7.${59 - i}.0`))).toEqual([
      '7.59.0–7.40.0 (20)',
      '7.39.0–7.20.0 (20)',
      '7.19.0–7.0.0 (20)',
    ]);
    expect(ends(versionsOf(30, (i) => `release-${'abcdefghijklmnopqrstuvwxyzABCD'[i]}`))).toHaveLength(2);
  });

  it('has every version once, in its order', () => {
    const versions = versionsOf(200, (i) => (i < 3 ? `edge-${i}` : `${9 - (i % 7)}.${i % 5}.${i}`));
    expect(versionParts(versions).flat()).toEqual(versions);
  });
});
