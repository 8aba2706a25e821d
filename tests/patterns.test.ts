import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import recheck from 'recheck/lib/browser.js';
import { describe, expect, it } from 'vitest';
import { patternsOf } from './patterns-of.ts';
import { SLOW_ON_SHORT_TEXTS } from './slow-patterns.ts';

const PROJECT = resolve(import.meta.dirname, '..');
/** Patterns that were found to take time that grows with their text: they are not checked again. */
const LINEAR = join(import.meta.dirname, 'linear-patterns.txt');

/** Characters of the text that a suspicious pattern gets: with their square, it would not end today. */
const LENGTH = 400_000;
const WATCHDOG = 10_000;

/** Why a pattern may take longer than its text is long; undefined when it does not. */
function weaknessOf(pattern: string): string | undefined {
  const end = pattern.lastIndexOf('/');
  const [source, flags] = [pattern.slice(1, end), pattern.slice(end + 1)];
  const verdict = recheck.checkSync(source, flags.replace('v', 'u'), { timeout: 20_000, randomSeed: 1 });
  if (verdict.status === 'safe') return undefined;
  if (verdict.status === 'unknown') return 'the checker came to no end';
  const { pumps, suffix } = verdict.attack;
  const share = Math.ceil(LENGTH / pumps.length);
  const parts = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / pump.length)));
  const text = parts.join('') + suffix;
  try {
    // The checker does not know all that a lookbehind rules out; the engine does.
    runInContext('run()', createContext({ run: () => text.replace(new RegExp(source, flags), '') }), {
      timeout: WATCHDOG,
    });
    return undefined;
  } catch {
    return verdict.complexity.summary;
  }
}

describe('every pattern of ours', () => {
  const files = globSync('{src,scripts}/**/*.{ts,js,mjs,astro}', { cwd: PROJECT }).filter(
    (file) => !/\.test\.ts$|\.d\.ts$/.test(file),
  );
  const found = files.map((file) => patternsOf(join(PROJECT, file)));
  const patterns = [...new Set(found.flatMap(({ patterns }) => patterns))].toSorted();

  it('has no part from elsewhere that could be more than the text it is', () => {
    expect(found.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  it('takes time that grows with its text, or only gets short texts', async () => {
    const known = new Set(readFileSync(LINEAR, 'utf8').split('\n'));
    const linear: string[] = [];
    const weak: string[] = [];
    for (const pattern of patterns) {
      const isKnown = known.has(pattern) || Object.hasOwn(SLOW_ON_SHORT_TEXTS, pattern);
      const weakness = isKnown ? undefined : weaknessOf(pattern);
      if (weakness !== undefined) weak.push(`${pattern}: ${weakness}`);
      else if (!Object.hasOwn(SLOW_ON_SHORT_TEXTS, pattern)) linear.push(pattern);
    }
    expect(weak).toEqual([]);
    // With a new pattern that is fine, run this test with --update.
    await expect(linear.join('\n')).toMatchFileSnapshot(LINEAR);
  }, 600_000);

  it('that is listed as slow is still there', () => {
    expect(Object.keys(SLOW_ON_SHORT_TEXTS).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
  });
});
