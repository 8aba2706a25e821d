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

  it('have a unit test that names them, where one holds them; tests/demo has the others', () => {
    const titles = globSync('src/demo/**/*.test.ts', { cwd: root })
      .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
      .flatMap((text) => Array.from(text.matchAll(/['"`]rule (\d+): /g), ([, number]) => Number(number)));
    const held = Object.entries(RULES).filter(([, rule]) => rule.held.includes('unit'));
    expect(new Set(titles)).toEqual(new Set(held.map(([number]) => Number(number))));
  });
});
