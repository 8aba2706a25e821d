import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { configFor } from '../../src/demo/machine/config.ts';
import { METHODS, type Method } from '../../src/demo/machine/methods.ts';
import { problemText } from '../../src/demo/machine/portal/problems.ts';
import { heading } from '../../src/demo/machine/portal/texts.ts';
import { freshUi } from '../../src/demo/machine/state.ts';
import { EXPECTATIONS } from '../../src/demo/scenarios/expectations.ts';
import { scenariosFor } from '../../src/demo/scenarios.ts';
import { Driver, type Shown } from './driver.ts';
import { GUIDE, openSite } from './site.ts';

const config = configFor({ productName: 'Asgardeo' });

const site = openSite();
let page: Page;

beforeAll(async () => {
  page = await site.open(GUIDE);
});

/**
 * What differs when time passes between the steps. A recovery by text message lasts five minutes: the code's minute
 * times the five resends. Who has waited out five cool-downs comes later than that, and the page starts anew for them.
 */
const BY_HAND: Record<string, Partial<Shown>> = {
  'sms-otp/too-many-resends': {
    heading: 'Enter the code',
    faults: [],
    exchanges: [
      ...EXPECTATIONS['too-many-resends']!.exchanges.slice(0, -2),
      ...['init 200', 'recover 202', 'resend 202'],
    ],
    messages: 7,
  },
};

/** What must be on the screen at the end of a scenario, from what is declared of it. */
function declared(id: string, method: Method): Omit<Shown, 'scenario'> {
  const { exchanges, end } = EXPECTATIONS[id]!;
  const tries = exchanges.filter((exchange) => exchange === 'confirm 406').length;
  const ui = { ...freshUi(method, 'alex', end.screen), problem: end.problem, tries };
  const text = problemText(ui, config);
  return { heading: heading(ui), faults: text ? [text] : [], exchanges, messages: end.messages };
}

describe.each(Object.keys(METHODS) as Method[])('in the demo for %s', (method) => {
  const scenarios = scenariosFor(method, config);
  let demo: Driver;

  beforeAll(async () => {
    demo = await Driver.of(page, method);
  });

  it('rule 42: the picker has every scenario of the method', async () => {
    expect(await demo.picker('Scenario').innerText()).toContain('Choose what happens');
    expect(await demo.choices('Scenario').allTextContents()).toEqual(scenarios.map(({ title }) => title));
  });

  it.each(scenarios)('$id ends as declared when it is picked', async ({ id, text }) => {
    await demo.pick(id);
    expect(await demo.shown()).toEqual({ ...declared(id, method), scenario: id });
    expect(await demo.root.locator('.about').innerText()).toBe(text);
  });

  it.each(scenarios)('$id ends as declared when its steps are clicked', async ({ id, steps }) => {
    await demo.press('Start over');
    for (const step of steps) await demo.step(step);
    expect(await demo.shown()).toEqual({
      ...declared(id, method),
      ...BY_HAND[`${method}/${id}`],
      scenario: '',
    });
  });
});

describe('all of that', () => {
  it('rule 44: asked for no more than files of the site, and kept nothing that was typed', async () => {
    expect(site.problems).toEqual([]);
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        history.state,
        location.href,
        await indexedDB.databases(),
        await caches.keys(),
      ]),
    );
    // The tab that was chosen last, and nothing else.
    expect(kept).toContain('SMS OTP');
    expect(kept).not.toMatch(/alex|nobody|sam|locked|OldPass|Violet|Password1|short|000/);
  });
});
