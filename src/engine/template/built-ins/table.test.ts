import nunjucksFilters from 'nunjucks/src/filters.js';
import nunjucksGlobals from 'nunjucks/src/globals.js';
import nunjucksTests from 'nunjucks/src/tests.js';
import { describe, expect, it } from 'vitest';
import { BUILT_INS, REFUSED } from './table.ts';

describe('the table of built-ins', () => {
  it.each([
    ['filter', nunjucksFilters],
    ['test', nunjucksTests],
    ['global', nunjucksGlobals()],
  ] as const)('declares or refuses every %s that Nunjucks has', (kind, theirs) => {
    const ours = Object.keys(BUILT_INS[kind]);
    const refused = Object.keys(REFUSED[kind] ?? {});
    expect(Object.keys(theirs).filter((name) => !ours.includes(name) && !refused.includes(name))).toEqual([]);
    expect(refused.filter((name) => ours.includes(name))).toEqual([]);
  });
});
