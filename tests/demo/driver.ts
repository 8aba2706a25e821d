import type { Locator, Page } from 'playwright';
import { configFor } from '../../src/demo/machine/config.ts';
import { METHODS, type Method } from '../../src/demo/machine/methods.ts';
import { wrongCode } from '../../src/demo/machine/random.ts';
import type { ScenarioStep } from '../../src/demo/scenarios.ts';

/** How long (ms) the demo waits for an answer, and a little more. */
const ANSWER = 700;

/** What a reader can see in a demo. */
export interface Shown {
  heading: string;
  /** The messages about what is wrong, wherever they are. */
  faults: string[];
  /** The requests: `init 200`. */
  exchanges: string[];
  messages: number;
  scenario: string;
}

/** Uses one demo of a page as a reader does: typing, clicking, waiting. */
export class Driver {
  readonly page: Page;
  /** The demo itself. */
  readonly root: Locator;

  constructor(page: Page, root: Locator) {
    this.page = page;
    this.root = root;
  }

  /** Brings the demo for a method before the reader: its tab is chosen where it stands in one. */
  static async of(page: Page, method: Method): Promise<Driver> {
    const tab = page.getByRole('tab', { name: METHODS[method] }).first();
    if (await tab.count()) await tab.click();
    return Driver.visible(page);
  }

  /** The demo that can be seen. */
  static async visible(page: Page): Promise<Driver> {
    const driver = new Driver(page, page.locator('recovery-demo:visible'));
    await driver.root.scrollIntoViewIfNeeded();
    await driver.root.locator('.ui').waitFor();
    return driver;
  }

  /** Empties the rest of the page, whose parts keep their places: axe reads all that there is, whatever it is asked about. */
  async leaveAlone(): Promise<void> {
    await this.root.evaluate((demo) => {
      for (let part: Element = demo; part !== document.body; part = part.parentElement!)
        for (const other of [...part.parentElement!.children]) if (other !== part) other.replaceChildren();
    });
  }

  /** Opens and closes what is folded, which is fetched then. */
  async unfold(): Promise<void> {
    if (await this.root.locator('.inputs > div').count()) return;
    const strip = this.root.locator('.wire');
    await strip.evaluate((details: HTMLDetailsElement) => {
      details.open = true;
    });
    await this.root.locator('.inputs > div').first().waitFor({ state: 'attached' });
    await strip.evaluate((details: HTMLDetailsElement) => {
      details.open = false;
    });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.root.getByRole('button', { name }).click();
  }

  /** The field with a label. */
  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  get submit(): Locator {
    return this.root.locator('form .go');
  }

  get heading(): Locator {
    return this.root.getByRole('heading');
  }

  /** Sends the form, and waits for the answer. */
  async send(): Promise<void> {
    await this.submit.click();
    await this.answer();
  }

  /** Lets the time pass that an answer takes. */
  async answer(): Promise<void> {
    await this.page.clock.runFor(ANSWER);
  }

  /** The button that opens a list to choose from. */
  picker(label: 'Scenario' | 'Method'): Locator {
    return this.root.locator('.pick', { hasText: label });
  }

  /** What a list has to choose from; it is closed. */
  choices(label: 'Scenario' | 'Method'): Locator {
    return this.root.locator(`[id$=-${label === 'Scenario' ? 'pick' : 'choose'}] button`);
  }

  async pick(scenario: string): Promise<void> {
    await this.choose('Scenario', scenario);
  }

  async choose(label: 'Scenario' | 'Method', value: string): Promise<void> {
    await this.picker(label).click();
    // By key: on a low screen the page still moves, the list with it, and a click would meet the header.
    await this.choices(label)
      .and(this.page.locator(`[value="${value}"]`))
      .press('Enter');
  }

  /** Asks for a message. */
  async request(username = 'alex'): Promise<void> {
    await this.step({ type: 'forgot' });
    await this.step({ type: 'request', username });
  }

  async reset(password: string, repeat = password): Promise<void> {
    await this.step({ type: 'reset', password, repeat });
  }

  /** Does what a step of a scenario says. */
  async step(step: ScenarioStep): Promise<void> {
    switch (step.type) {
      case 'home':
        return this.submit.click();
      case 'forgot': {
        // Beside a later step, the demo starts where this has been done.
        const button = this.root.getByRole('button', { name: /^(Forgot password\?|Start again)$/ });
        return (await button.count()) ? button.click() : undefined;
      }
      case 'back':
        return this.press('Back');
      case 'request':
        await this.field('Username').fill(step.username);
        return this.send();
      case 'sign-in':
        await this.field('Username').fill(step.username);
        await this.field('Password').fill(step.password);
        return this.submit.click();
      case 'resend':
        // It can be pressed while it says how long to wait, although it is marked as disabled.
        await this.root.getByRole('button', { name: /^Resend/ }).click({ force: true });
        return this.answer();
      case 'prove':
        return this.prove(step.secret);
      case 'reset':
        await this.field('New password').fill(step.password);
        await this.field('Confirm password').fill(step.repeat);
        return this.send();
      case 'expire':
        return this.press(/^Let the (code|link) expire$/);
      case 'skip':
        // Longer times than anybody would skip by the minute just pass.
        if (step.seconds > 600) return this.page.clock.fastForward(step.seconds * 1000);
        for (let skipped = 0; skipped < step.seconds; skipped += 60) await this.press('Skip 60 s');
        return;
      case 'fail':
        // The server and the connection fail by no button; a link leads to where they are about to.
        return this.goTo([{ type: 'forgot' }, step]);
      default:
        throw new Error(`No reader can do "${step.type}".`);
    }
  }

  /** Follows a link to the state that some steps lead to, in the demo that is open. */
  async goTo(steps: readonly ScenarioStep[]): Promise<void> {
    const channel = await this.root.getAttribute('channel');
    // In ASCII, as the demo itself writes it.
    const text = JSON.stringify(steps).replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    await this.follow(`#demo:${channel}~${btoa(text)}`);
  }

  /** Follows a link in the text of the page. */
  async follow(address: string): Promise<void> {
    await this.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  }

  /** A message, `$1` being the first that arrived; the newest stands at the top, and below all is one that was there before. */
  message(name: string): Locator {
    return this.root.locator(`.message:nth-last-of-type(${Number(name.slice(1)) + 1})`);
  }

  private async prove(secret: string): Promise<void> {
    const isLink = (await this.root.getAttribute('channel')) === 'email-link';
    if (isLink) {
      const button = this.message(secret === '$damaged' ? '$1' : secret).getByRole('button');
      if (secret === '$damaged')
        await button.evaluate((link: HTMLElement) => {
          link.dataset.link = link.dataset.link!.slice(0, -5);
        });
      await button.click();
      return this.answer();
    }
    const code = this.field('Code');
    if (secret === '$text') await code.fill(await this.root.locator('.message').first().innerText());
    else if (secret === '$wrong') await code.fill(wrongCode(configFor({ productName: 'Acme' })));
    else if (secret.startsWith('$')) await this.message(secret).getByRole('button').click();
    else await code.fill(secret);
    return this.send();
  }

  /** What can be read in the demo now. */
  async shown(): Promise<Shown> {
    await this.unfold();
    return this.root.evaluate((demo) => {
      const texts = (selector: string): string[] =>
        [...demo.querySelectorAll(selector)].map((element) => element.textContent!);
      return {
        heading: [...demo.querySelector('.title')!.childNodes].at(-1)!.textContent!,
        faults: texts('form .fault').filter(Boolean),
        exchanges: texts('.wire details summary').map((line) =>
          line.replace(
            /^POST \/recovery\/password\/(\w+) (\d*) .+$/,
            (_, step, status) => `${step} ${status || 0}`,
          ),
        ),
        messages: demo.querySelectorAll('.message').length,
        scenario: demo.querySelector<HTMLButtonElement>('[id$=-pick] [aria-pressed=true]')?.value ?? '',
      };
    });
  }
}
