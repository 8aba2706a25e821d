import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundledPackages } from '../../scripts/notices/bundled-packages.ts';
import { headingOf, noticesOf } from '../../scripts/notices/notices.ts';
import { NOTICES } from '../../src/site/files/notice-file.ts';
import { PROJECT } from '../../src/site/places.ts';

it('the notices name every package of which something is in a compiled site, with its licence; else run "npm run notices"', () => {
  const packages = bundledPackages();
  expect(packages.map(({ name }) => name)).toContain('diff');
  for (const { license, text } of packages) {
    // What asks for more than to be named would have to be looked at.
    expect(license).toMatch(/^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|CC0-1\.0)$/);
    expect(text).not.toBe('');
  }
  const notices = readFileSync(join(PROJECT, NOTICES), 'utf8');
  expect(notices.match(/^### .*$/gm)).toEqual(expect.arrayContaining(packages.map(headingOf)));
  expect(notices).toBe(noticesOf(packages));
}, 120_000);
