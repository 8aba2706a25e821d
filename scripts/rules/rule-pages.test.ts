import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../src/site/places.ts';
import { FOLDER, rulePages } from './rule-pages.ts';

describe('the pages of the rules', () => {
  it.each(rulePages())(
    'are as the rules say: $file (after a change, run "npm run rules")',
    ({ file, text }) => {
      expect(readFileSync(join(PROJECT, file), 'utf8')).toBe(text);
    },
  );

  it('are of rules that there are', () => {
    const files = globSync(`${FOLDER}/*.md`, { cwd: PROJECT }).map((file) => file.replaceAll('\\', '/'));
    expect(files.toSorted()).toEqual(
      rulePages()
        .map(({ file }) => file)
        .toSorted(),
    );
  });
});
