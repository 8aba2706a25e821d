import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { LOOKS, type Look, lookAt, sidewaysNow } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Marks texts whose contrast is that of others. */
const AS_BEFORE = 'data-as-before';

/** The rules that every page keeps. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is there is the same in both themes; colours alone differ. */
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * What keeps readers from a page as it is shown now: a line for each rule that it breaks. Contrast is looked at once for texts alike, in
 * all states of a page: in dark colours, a state without a text of a new kind is looked at no further.
 *
 * @param within selector of the part that is looked at, which may be there several times: the first one that shows is meant
 */
export async function accessViolations(
  page: Page,
  colours: 'light' | 'dark',
  within = 'html',
): Promise<string[]> {
  // Not as a script of the page: the policy forbids that.
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(
      `${AXE}; axe.configure({ rules: [{ id: 'color-contrast', selector: ':not([${AS_BEFORE}])' }] });
      var kinds = { light: new Set(), dark: new Set() };`,
    );
  const options = {
    runOnly: colours === 'light' ? ALL : OF_COLOURS,
    // What keeps the rules is a megabyte that nobody reads: it is neither described nor sent.
    resultTypes: ['violations'],
    // No rule of these asks for the style sheets, and nobody here for where an element stands.
    preload: { assets: ['media'] },
    selectors: false,
  };
  const { found, judged } = await page.evaluate<{ found: string[]; judged: string[] }>(`(async () => {
    await document.fonts.ready;
    const part = [...document.querySelectorAll(${JSON.stringify(within)})].find((each) => each.checkVisibility());
    if (!part) throw new Error('Nothing is shown of it.');
    const { repeated, isNew } = (${readTexts})(part, kinds.${colours});
    if (!isNew && ${colours === 'dark'}) return { found: [], judged: ['color-contrast'] };
    for (const text of repeated) text.setAttribute('${AS_BEFORE}', '');
    const { violations, passes } = await axe.run(part, ${JSON.stringify(options)});
    for (const text of repeated) text.removeAttribute('${AS_BEFORE}');
    return {
      found: violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')),
      judged: [...violations, ...passes].map(({ id }) => id).concat(isNew ? [] : 'color-contrast'),
    };
  })()`);
  expect(judged, 'it looked at something').toContain('color-contrast');
  return found;
}

/**
 * Reads which texts are as readable as others before them: of the same colour, size, weight and decoration, on the same grounds, and
 * links in a text of the same colour. Axe takes most of its time for the contrast of texts. What is laid over something else by its
 * position is none of these.
 *
 * @param known the kinds of texts that were looked at before; those of this part are added
 * @returns the texts that are as others before them, and whether there are any but these
 */
function readTexts(part: Element, known: Set<string>): { repeated: Element[]; isNew: boolean } {
  /** What one looks through down to the first ground that nothing shines through, and on that; undefined where it is not plain. */
  const groundOf = (text: Element): string | undefined => {
    const grounds: string[] = [];
    let isOpen = true;
    for (let outer: Element | null = text; outer; outer = outer.parentElement) {
      const { backgroundColor, backgroundImage, position, inset, opacity, filter } = getComputedStyle(outer);
      const isInPlace = position === 'static' || (position === 'relative' && /^(?:auto|0px)$/.test(inset));
      grounds.push(opacity, filter);
      if (!isOpen) continue;
      if (!isInPlace || backgroundImage !== 'none') return undefined;
      grounds.push(backgroundColor);
      isOpen = !/^rgb\(/.test(backgroundColor);
    }
    return grounds.join();
  };
  /** Of a text or a field, or of a link as it stands in a text; undefined for what must be looked at each time. */
  const kindOf = (each: Element): string | undefined => {
    const ground = groundOf(each);
    if (ground === undefined) return undefined;
    const { color, fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(each);
    const around = each.matches('a') && getComputedStyle(each.parentElement!).color;
    const isHint = each.matches(':placeholder-shown');
    return [color, fontSize, fontWeight, textDecorationLine, textShadow, ground, around, isHint].join();
  };
  const repeated: Element[] = [];
  let isNew = false;
  for (const each of part.querySelectorAll('*')) {
    const isText = each.childElementCount === 0;
    const isRead = each.textContent.trim() !== '' || each.matches('input, textarea, select');
    // Some texts are for those who hear the page.
    const isSeen = each.clientWidth !== 1 && each.checkVisibility();
    if (!(isText || each.matches('a')) || !isRead || !isSeen) continue;
    const kind = kindOf(each);
    if (kind === undefined) isNew = true;
    else if (!known.has(kind)) {
      known.add(kind);
      isNew = true;
    } else if (isText) repeated.push(each);
  }
  return { repeated, isNew };
}

/**
 * Expects that nothing keeps readers from an open page in the state that it is in: wide and narrow, light and dark. It is wide and
 * light afterwards.
 *
 * @param within as in {@link accessViolations}
 * @param inLook is called once the page is looked at so
 */
export async function expectAccess(
  page: Page,
  within?: string,
  looks: readonly Look[] = LOOKS,
  inLook?: (look: Look) => Promise<void>,
): Promise<void> {
  for (const look of looks) {
    await lookAt(page, look);
    await inLook?.(look);
    // What happens to lie below the bar, which stays in sight, would be called covered.
    if (within === 'main') await page.evaluate(() => scrollTo(0, 0));
    expect(await accessViolations(page, look[1], within), String(look)).toEqual([]);
  }
  await lookAt(page, looks[0]!);
}

/** The same, and that the page does not scroll sideways: as its layout is changed for that anyway. */
export function expectAccessAndWidth(
  page: Page,
  within?: string,
  looks: readonly Look[] = LOOKS,
): Promise<void> {
  return expectAccess(page, within, looks, async (look) => {
    expect(await sidewaysNow(page), `px that it scrolls sideways: ${look}`).toBe(0);
  });
}
