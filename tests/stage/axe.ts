import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that every page keeps. */
const ALL = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What is there is the same in both themes; colours alone differ. */
const OF_COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** What keeps readers from a page as it is shown now: a line for each rule that it breaks. */
export async function accessViolations(page: Page, colours: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  // Not as a script of the page: the policy forbids that.
  await page.evaluate(`${AXE}; undefined`);
  const rules = colours === 'light' ? ALL : OF_COLOURS;
  const { violations, passes } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(rules)})`,
  );
  expect(passes, 'it looked at something').not.toEqual([]);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
