import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { LOOKS, type Look, lookAt, sidewaysNow } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that every page keeps. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is there is the same in both themes; colours alone differ. */
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * What keeps readers from a page as it is shown now: a line for each rule that it breaks.
 *
 * @param within selector of the part that is looked at, which may be there several times: the first one that shows is meant
 */
export async function accessViolations(
  page: Page,
  colours: 'light' | 'dark',
  within = 'html',
): Promise<string[]> {
  // Not as a script of the page: the policy forbids that.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${AXE}; undefined`);
  const options = {
    runOnly: colours === 'light' ? ALL : OF_COLOURS,
    // What keeps the rules is a megabyte that nobody reads: it is neither described nor sent.
    resultTypes: ['violations'],
    // No rule of these asks for the style sheets, and nobody here for where an element stands.
    preload: { assets: ['media'] },
    selectors: false,
  };
  const { found, kept } = await page.evaluate<{ found: string[]; kept: string[] }>(`(async () => {
    await document.fonts.ready;
    const part = [...document.querySelectorAll(${JSON.stringify(within)})].find((each) => each.checkVisibility());
    if (!part) throw new Error('Nothing is shown of it.');
    const { violations, passes } = await axe.run({ include: [part], exclude: (${repeated})(part) }, ${JSON.stringify(options)});
    return {
      found: violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')),
      kept: passes.map(({ id }) => id),
    };
  })()`);
  expect(kept, 'it looked at something').toContain('color-contrast');
  return found;
}

/**
 * Letters of code that are coloured like others before them, in blocks that stand alike: they are as readable as those, and axe takes
 * most of its time for them.
 */
function repeated(part: Element): Element[] {
  const known = new Set<string>();
  const kindOf = (letters: Element): string => {
    const kinds: string[] = [];
    for (let outer: Element | null = letters; outer; outer = outer.parentElement)
      kinds.push(`${outer.localName} ${outer.getAttribute('class')}`);
    return kinds.join(', ');
  };
  return [...part.querySelectorAll('pre *')].filter((each) => {
    const isText = each.childElementCount === 0 && each.getAttributeNames().every((name) => name === 'class');
    const kind = kindOf(each);
    return isText && (known.has(kind) || !known.add(kind));
  });
}

/**
 * Expects that nothing keeps readers from an open page in the state that it is in, and that it does not scroll sideways: wide and narrow,
 * light and dark. It is wide and light afterwards.
 *
 * @param within as in {@link accessViolations}
 */
export async function expectAccess(
  page: Page,
  within?: string,
  looks: readonly Look[] = LOOKS,
): Promise<void> {
  for (const look of looks) {
    await lookAt(page, look);
    expect(await sidewaysNow(page), `px that it scrolls sideways: ${look}`).toBe(0);
    // What happens to lie below the bar, which stays in sight, would be called covered.
    if (within === 'main') await page.evaluate(() => scrollTo(0, 0));
    expect(await accessViolations(page, look[1], within), String(look)).toEqual([]);
  }
  await lookAt(page, looks[0]!);
}
