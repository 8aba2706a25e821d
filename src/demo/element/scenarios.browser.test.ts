import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFor, type Method } from '../engine/config.ts';
import { problemText } from '../engine/portal/problems.ts';
import { heading } from '../engine/portal/texts.ts';
import { playScenario } from '../play.ts';
import { EXPECTATIONS } from '../scenarios/expectations.ts';
import { type Scenario, scenariosFor } from '../scenarios.ts';
import { bundleDemo, type DemoPage, demoHtml, launchBrowser, openPage } from '../testing/browser.ts';
import { clickStep } from '../testing/clicks.ts';

const METHODS: Method[] = ['email-link', 'email-otp', 'sms-otp'];
const config = configFor({ productName: 'Acme' });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let script: string;

beforeAll(async () => {
  [script, browser] = await Promise.all([bundleDemo(), launchBrowser()]);
});
afterAll(() => browser.close());

/** What the page shows is where the engine says that the scenario ends. */
async function expectEnd({ page }: DemoPage, scenario: Scenario, channel: Method): Promise<void> {
  const { ui, world } = playScenario(scenario, { config, channel }).state;
  const { exchanges } = EXPECTATIONS[scenario.id]!;
  const text = async (selector: string): Promise<string> =>
    (await page.locator(selector).allTextContents()).join('');
  expect.soft(await text('.title'), scenario.id).toContain(heading(ui));
  expect.soft(await text('form .fault'), scenario.id).toBe(problemText(ui, config));
  expect.soft(await page.locator('.message').count(), scenario.id).toBe(world.messages.length);
  const [status] = (await text('.wire > summary')).split(' ');
  expect.soft(status, scenario.id).toBe(exchanges.at(-1)!.split(' ')[1]!.replace(/^0$/, 'failed'));
  expect.soft(await text('.wire > summary span'), scenario.id).toContain(`${exchanges.length} request`);
}

describe.each(METHODS)('%s, in a browser', (channel) => {
  it('goes through every scenario click by click, without a request', { timeout: 120_000 }, async () => {
    const demo = await openPage(browser, script, demoHtml(`channel="${channel}"`));
    let clicked = 0;
    for (const scenario of scenariosFor(channel, config)) {
      // Five resends take longer than a flow by SMS lives, unless the clock stands still between them.
      if (channel === 'sms-otp' && scenario.id === 'too-many-resends') continue;
      await demo.page.click('[data-do=restart]');
      let isByHand = true;
      for (const step of scenario.steps) isByHand &&= await clickStep(demo, step);
      if (!isByHand) continue;
      clicked++;
      await expectEnd(demo, scenario, channel);
    }
    // By hand nobody can make the server or the network fail, nor damage a link.
    expect(clicked).toBeGreaterThanOrEqual(scenariosFor(channel, config).length - 3);
    expect(demo.requests).toEqual([]);
    await demo.page.context().close();
  });

  it('rule 42: reaches every scenario with one choice in the picker', { timeout: 60_000 }, async () => {
    const demo = await openPage(browser, script, demoHtml(`channel="${channel}"`));
    for (const scenario of scenariosFor(channel, config)) {
      await demo.page.selectOption('[name=scenario]', scenario.id);
      await expectEnd(demo, scenario, channel);
    }
    await demo.page.context().close();
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each([320, 900])(
    'has no fault that axe finds, in any state, %s pixels wide',
    { timeout: 180_000 },
    async (width) => {
      const { page } = await openPage(browser, script, demoHtml(''), {
        colorScheme,
        viewport: { width, height: 900 },
      });
      await page.evaluate(axe);
      const faults: string[] = [];
      for (const channel of METHODS) {
        await page.selectOption('[name=method]', channel);
        for (const { id } of scenariosFor(channel, config)) {
          await page.selectOption('[name=scenario]', id);
          const found = await page.evaluate(async () => {
            for (const details of document.querySelectorAll('details')) details.open = true;
            const { axe } = globalThis as unknown as { axe: { run: (scope: string) => Promise<AxeResults> } };
            const { violations } = await axe.run('recovery-demo');
            const isWide = document.documentElement.scrollWidth > innerWidth;
            return [
              ...violations.map((violation) => violation.id),
              ...(isWide ? ['wider than the screen'] : []),
            ];
          });
          faults.push(...found.map((fault) => `${channel}/${id}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

it('weighs 15 kB at most, compressed, with its styles', () => {
  const weight = gzipSync(script, { level: 9 }).length;
  console.log(`Recovery demo: ${weight} bytes compressed.`);
  expect(weight).toBeLessThanOrEqual(15_000);
});
