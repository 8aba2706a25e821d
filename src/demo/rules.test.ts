import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from './rules.ts';

const root = new URL('../..', import.meta.url).pathname;

describe('the rules of a good recovery flow', () => {
  it('are 44', () => {
    expect(Object.keys(RULES).map(Number)).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
  });

  it('each have somebody who holds them', () => {
    expect(Object.values(RULES).filter(({ held }) => held.length === 0)).toEqual([]);
  });

  it('have a unit test that names them, where the engine can hold them', () => {
    const titles = globSync('src/demo/**/*.test.ts', { cwd: root })
      .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
      .flatMap((text) =>
        Array.from(text.matchAll(/\bit(?:\.each\([^)]*\))?\(\s*['"`]rule (\d+): /g), ([, number]) =>
          Number(number),
        ),
      );
    const unit = Object.entries(RULES).filter(([, { held }]) => held.includes('unit'));
    expect(new Set(titles)).toEqual(new Set(unit.map(([number]) => Number(number))));
  });
});
