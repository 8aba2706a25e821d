import fc from 'fast-check';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { configFor } from '../../src/demo/machine/config.ts';
import { METHODS, type Method } from '../../src/demo/machine/methods.ts';
import { type ScenarioStep, scenariosFor } from '../../src/demo/scenarios.ts';
import { strays } from './boxes.ts';
import { Driver } from './driver.ts';
import { GUIDE, openSite } from './site.ts';

const ALL = Object.keys(METHODS) as Method[];
const config = configFor({ productName: 'Asgardeo' });
const WIDTHS = [320, 390, 1280];

/** What people are called, and what they type that nobody is called: 1 to 254 characters with nothing to break at. */
const odd = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(
        ...[
          'w',
          'W',
          'i',
          '字',
          '한',
          'ก',
          'ا',
          'ש',
          '🔑',
          '👩‍👩‍👧‍👦',
          'e\u0301\u0302\u0323',
          'a\u200b',
          '\u00ad',
          '\u202e',
          '\u2067',
          '_',
          '.',
          '"',
        ],
        ...[
          "'",
          '&amp;',
          '<img onerror>',
          '<b>',
          '</pre>',
          '\\',
          '$',
          '`',
          '\t',
          'x@sub.',
          'ﷺ',
          '𒐫',
          '\u0300',
        ],
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    ),
    fc.constantFrom(1, 48, 100, 254),
    fc.constantFrom('', '@example.com', `@${'long-domain.'.repeat(15)}example`, ' and more', '\u202e'),
  )
  .map(([unit, length, end]) => (unit.repeat(length).slice(0, length) + end).slice(0, 254));

const site = openSite();
let page: Page;

beforeAll(async () => {
  page = await site.open(GUIDE);
});

/** Makes the window as wide as this, and waits until the page is laid out so. */
async function resize(width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  while ((await page.evaluate(() => innerWidth)) !== width);
}

/** A way to every screen that shows what somebody has typed. */
function waysTo(name: string, method: Method): ScenarioStep[][] {
  const sent: ScenarioStep[] = [{ type: 'forgot' }, { type: 'request', username: 'alex' }];
  return [
    [{ type: 'sign-in', username: name, password: name }],
    [{ type: 'forgot' }, { type: 'request', username: name }],
    [{ type: 'forgot' }, { type: 'fail', how: 'server' }, { type: 'request', username: name }],
    [...sent, method === 'email-link' ? { type: 'open', link: name } : { type: 'confirm', code: name }],
    [...sent, { type: 'prove', secret: '$1' }, { type: 'reset', password: name, repeat: `${name}x` }],
  ];
}

describe.each(WIDTHS)('at %i px, folded and unfolded, nothing leaves its box', (width) => {
  beforeAll(() => resize(width));

  it.each(ALL)('at the end of any scenario of %s', async (method) => {
    const demo = await Driver.of(page, method);
    for (const { id } of scenariosFor(method, config)) {
      await demo.pick(id);
      expect(await strays(page), id).toEqual([]);
    }
  });

  it.each(ALL)('on any screen of %s, whatever a person is called and types', async (method) => {
    const demo = await Driver.of(page, method);
    await fc.assert(
      fc.asyncProperty(odd, fc.nat({ max: 4 }), async (name, screen) => {
        await demo.goTo(waysTo(name, method)[screen]!);
        expect(await strays(page)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

it.each(WIDTHS)(
  'at %i px nothing leaves its box, whatever the product and its tenant are called',
  async (width) => {
    await resize(width);
    await fc.assert(
      fc.asyncProperty(odd, async (name) => {
        await page.locator('recovery-demo:visible').evaluate((old, called) => {
          const demo = old.cloneNode() as HTMLElement;
          demo.setAttribute('product', called);
          demo.setAttribute('tenant', called);
          old.replaceWith(demo);
        }, name);
        const demo = await Driver.visible(page);
        await demo.pick('resend');
        expect(await strays(page)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  },
);

describe('the phone', () => {
  it.each(ALL)(
    'stays whole when the requests unfold, and shows the newest message of %s whole',
    async (method) => {
      await page.goto(site.origin + GUIDE);
      const demo = await Driver.of(page, method);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const id of ['resend', 'cool-down', 'unknown-user', 'network-error']) {
          await demo.pick(id);
          const heights: number[] = [];
          for (const isOpen of [false, true]) {
            const [height, below] = await demo.root.locator('.device').evaluate((device, open) => {
              for (const details of device.closest('.ui')!.querySelectorAll('details')) details.open = open;
              const box = device.getBoundingClientRect();
              const message = device.querySelector('.message')?.getBoundingClientRect();
              return [box.height, (message?.bottom ?? 0) - box.bottom];
            }, isOpen);
            heights.push(height!);
            expect(below, `${id} at ${width} px`).toBeLessThanOrEqual(0);
          }
          // What unfolds may take the little that was left over, and no more.
          expect(heights[1], `${id} at ${width} px`).toBeGreaterThan(heights[0]! - 24);
        }
      }
    },
  );

  it('stands beside buttons that fit on one line, at 1280 px', async () => {
    await resize(1280);
    for (const method of ALL) {
      const demo = await Driver.of(page, method);
      for (const id of ['cool-down', 'resend', 'weak-password']) {
        await demo.pick(id);
        const tops = await demo.root.locator('form .row button').evaluateAll((buttons) =>
          buttons.map((button) => {
            const { top, bottom } = button.getBoundingClientRect();
            return Math.round((top + bottom) / 2);
          }),
        );
        expect(new Set(tops).size, `${method}/${id}`).toBe(1);
      }
    }
  });
});

describe('all of that', () => {
  it('asked for no more than files of the site, and threw no error', () => {
    expect(site.problems).toEqual([]);
  });
});
