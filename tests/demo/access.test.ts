import { describe, expect, it } from 'vitest';
import { configFor } from '../../src/demo/machine/config.ts';
import { METHODS, type Method } from '../../src/demo/machine/methods.ts';
import { NEW_PASSWORD } from '../../src/demo/scenarios/scenario.ts';
import { scenariosFor } from '../../src/demo/scenarios.ts';
import { accessViolations } from '../stage/axe.ts';
import { nextFrames } from '../stage/stage.ts';
import { Driver } from './driver.ts';
import { GUIDE, openSite } from './site.ts';

const ALL = Object.keys(METHODS) as Method[];
const config = configFor({ productName: 'Asgardeo' });

const site = openSite();

/** Requests that are unfolded at the end of a scenario. They are written alike, and axe takes its time for each coloured letter. */
const UNFOLDED = 2;

/** Opens what the demo keeps folded; of its many requests, the newest and the oldest. */
async function unfold({ root }: Driver): Promise<void> {
  await root.locator('details').evaluateAll((all, few) => {
    const nested = all.filter((details) => details.parentElement!.closest('details'));
    for (const details of all as HTMLDetailsElement[])
      details.open =
        !nested.includes(details) || [...nested.slice(0, few), ...nested.slice(-few)].includes(details);
  }, UNFOLDED);
}

/** Measures of a demo on a small screen (px): how far its parts scroll sideways, and the targets that are too small. */
function onSmallScreen({ root }: Driver): Promise<{ beyond: number[]; small: string[] }> {
  return root.evaluate((demo) => ({
    beyond: [document.documentElement, demo.querySelector('.ui')!, demo.querySelector('form')!].map((part) =>
      Math.max(0, part.scrollWidth - part.clientWidth),
    ),
    small: [...demo.querySelectorAll('button, input, summary')]
      .filter((target) => target.checkVisibility())
      .filter((target) => {
        const box = target.getBoundingClientRect();
        return box.height < 24 || box.width < 24;
      })
      .map((target) => target.outerHTML),
  }));
}

describe.each(ALL)('at the end of any scenario of %s', (method) => {
  it('axe finds nothing, in light and dark colours', async () => {
    const page = await site.open(GUIDE);
    const demo = await Driver.of(page, method);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessViolations(page, colorScheme), 'the guide as a whole').toEqual([]);
    }
    await demo.leaveAlone();
    for (const { id } of scenariosFor(method, config)) {
      await demo.pick(id);
      await demo.unfold();
      await unfold(demo);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await accessViolations(page, colorScheme, 'recovery-demo'), id).toEqual([]);
      }
    }
    await page.context().close();
  });

  it('rule 41: of 320 by 800 and by 256 px nothing scrolls sideways and every target has 24 px', async () => {
    const page = await site.open(GUIDE, { viewport: { width: 320, height: 800 } });
    const demo = await Driver.of(page, method);
    for (const { id } of scenariosFor(method, config)) {
      await demo.pick(id);
      // The second is 1280 by 1024 pixels at 400 %.
      for (const height of [800, 256]) {
        await page.setViewportSize({ width: 320, height });
        expect(await onSmallScreen(demo), id).toEqual({ beyond: [0, 0, 0], small: [] });
      }
    }
    await page.context().close();
  });
});

describe('without a mouse', () => {
  it.each(ALL)('rule 41: %s leads to signing in with the new password', async (method) => {
    const page = await site.open(GUIDE);
    const demo = await Driver.of(page, method);
    /** Moves on with Tab until the focus is at something with this name, as a person would. */
    const tabTo = async (name: RegExp): Promise<void> => {
      const walked: string[] = [];
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(() => {
          const focused = document.activeElement as HTMLInputElement;
          return focused.ariaLabel ?? focused.labels?.[0]?.textContent ?? focused.textContent!;
        });
        if (name.test(label)) return;
        walked.push(label);
      }
      throw new Error(`Tab never comes to ${name}, only to ${walked.join(', ')}.`);
    };
    const type = async (label: RegExp, text: string): Promise<void> => {
      await tabTo(label);
      await page.keyboard.type(text);
    };
    const enter = async (): Promise<void> => {
      await page.keyboard.press('Enter');
      await demo.answer();
    };
    // Beside its step, the demo starts with the form for the username.
    await demo.picker('Scenario').focus();
    await type(/^Username$/, 'alex');
    await enter();
    if (method === 'email-link') {
      await tabTo(/^Reset Password$/);
      await enter();
    } else {
      await tabTo(/^Enter .{6}$/);
      // The code is in the field then, and the focus too.
      await enter();
      await enter();
    }
    await type(/^New password$/, NEW_PASSWORD);
    await type(/^Confirm password$/, NEW_PASSWORD);
    await enter();
    await tabTo(/^Sign in$/);
    await enter();
    await type(/^Password$/, NEW_PASSWORD);
    await enter();
    expect((await demo.shown()).heading).toBe('You are signed in');
    await page.context().close();
  });
});

describe('the demo', () => {
  it.each([1280, 768, 390, 320])('moves nothing when it arrives, at %i px', async (width) => {
    const page = await site.open('/', { viewport: { width, height: 900 } });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isFetched = false;
    await page.route('**/_site/recovery-demo.*', async (route) => {
      isFetched = true;
      await held;
      await route.continue();
    });
    await page.goto(site.origin + GUIDE);
    await page.evaluate(() => document.fonts.ready);
    const heights = (): Promise<number[]> =>
      page.evaluate(() => [
        document.documentElement.scrollHeight,
        ...[...document.querySelectorAll('main :is(h2, ol > li, .tab > p)')]
          // Closed tabs have no room that could change.
          .filter((part) => part.checkVisibility({ contentVisibilityAuto: true }))
          .map((part) => part.getBoundingClientRect().top + scrollY),
      ]);
    await page.locator('recovery-demo:visible').scrollIntoViewIfNeeded();
    await expect.poll(() => isFetched).toBe(true);
    const before = await heights();
    release();
    await page.locator('recovery-demo:visible .ui').waitFor();
    expect(await heights()).toEqual(before);
    await page.context().close();
  });

  it.each([1280, 390])('shows at %i px where it will be while it is on its way', async (width) => {
    const page = await site.open('/', { viewport: { width, height: 900 } });
    await page.route('**/_site/recovery-demo.*', () => undefined);
    await page.goto(site.origin + GUIDE);
    const sketch = await page.locator('recovery-demo:visible').evaluate((demo) => {
      const { content } = getComputedStyle(demo, '::before');
      const { backgroundColor, height } = getComputedStyle(demo, '::after');
      return { content, isSeen: backgroundColor !== getComputedStyle(demo).backgroundColor, height };
    });
    expect(sketch).toMatchObject({ content: expect.stringContaining('Try it'), isSeen: true });
    expect(Number.parseFloat(sketch.height)).toBeGreaterThan(200);
    await page.context().close();
  });

  it.each([
    [1280, 510],
    [390, 640],
  ])('takes at %i px no more than %i px of the page until it is used', async (width, most) => {
    const page = await site.open(GUIDE, { viewport: { width, height: 900 } });
    const demo = await Driver.of(page, 'sms-otp');
    const box = (await demo.root.boundingBox())!;
    expect(box.height).toBeLessThan(most);
    const [form, device] = await Promise.all(
      ['form', '.device'].map((part) => demo.root.locator(part).boundingBox()),
    );
    expect(form!.y < device!.y || form!.x < device!.x, 'the form comes first').toBe(true);
    await page.context().close();
  });

  it('is fetched only when it comes near the screen', async () => {
    const page = await site.open('/');
    let fetched = 0;
    page.on('request', (request) => {
      if (request.url().includes('/recovery-demo.')) fetched++;
    });
    // As in a guide in which the demo comes much later.
    await page.route(`**${GUIDE}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</h1>', '</h1><div data-style="height: 4000px"></div>');
      await route.fulfill({ response, body });
    });
    for (const path of ['/asgardeo/guides/my-account/', GUIDE]) {
      await page.goto(site.origin + path);
      await nextFrames(page);
      expect(fetched, path).toBe(0);
    }
    await page.locator('recovery-demo:visible').scrollIntoViewIfNeeded();
    await page.locator('recovery-demo:visible .ui').waitFor();
    expect(fetched).toBe(1);
    await page.context().close();
  });

  it('rule 41: has nothing that moves by itself, with reduced motion', async () => {
    const page = await site.open(GUIDE, { reducedMotion: 'reduce' });
    const demo = await Driver.of(page, 'sms-otp');
    await demo.request();
    await demo.submit.hover();
    const moving = await demo.root.evaluate((root) =>
      [root, ...root.querySelectorAll('*')]
        .filter((part) => {
          const { animationName, transitionDuration } = getComputedStyle(part);
          return animationName !== 'none' || Number.parseFloat(transitionDuration) > 0.01;
        })
        .map((part) => part.outerHTML),
    );
    expect(moving).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'rule 41: shows its fields and buttons with forced colours, %s',
    async (colorScheme) => {
      const page = await site.open(GUIDE, { forcedColors: 'active', colorScheme });
      for (const [method, id] of [
        ['sms-otp', 'wrong-code'],
        ['email-link', 'resend'],
        ['email-otp', 'weak-password'],
      ] as const) {
        const demo = await Driver.of(page, method);
        await demo.pick(id);
        const unseen = await demo.root.evaluate((root) => {
          const ground = getComputedStyle(document.documentElement).backgroundColor;
          return [...root.querySelectorAll('input, .pick, .go, form, .device, button')]
            .filter((part) => part.checkVisibility())
            .filter((part) => {
              const { color, borderTopColor, borderTopWidth, textDecorationLine } = getComputedStyle(part);
              const hasEdge =
                Number.parseFloat(borderTopWidth) > 0 &&
                borderTopColor !== ground &&
                !/^rgba.*, 0\)$/.test(borderTopColor);
              const isLink = part.matches('button:not(.go)');
              const isPlain = part.ariaDisabled === 'true';
              return color === ground || !(hasEdge || (isLink && (isPlain || textDecorationLine !== 'none')));
            })
            .map((part) => part.outerHTML.slice(0, 120));
        });
        expect(unseen, `${method}/${id}`).toEqual([]);
        await demo.picker('Scenario').focus();
        await page.keyboard.press('Tab');
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
        expect(outline, 'the focus can be seen').not.toBe('none');
      }
      await page.context().close();
    },
  );

  it('starts at the step beside which it stands, with somebody in the form and something on the phone', async () => {
    const page = await site.open(GUIDE);
    for (const method of ALL) {
      const demo = await Driver.of(page, method);
      const { heading, messages } = await demo.shown();
      expect({ heading, messages }).toEqual({ heading: 'Forgot password?', messages: 0 });
      expect(await demo.field('Username').inputValue()).toBe('alex');
      expect(await demo.root.locator('.device').innerText()).toContain('Lunch at noon?');
      for (const [step, title] of [
        ['prove', method === 'email-link' ? 'Check your email' : 'Enter the code'],
        ['reset', 'Enter new password'],
        ['done', 'Password changed'],
        ['constructor', 'Sign in'],
      ] as const) {
        const other = await demo.root.evaluateHandle((root, at) => {
          const twin = root.cloneNode() as HTMLElement;
          twin.setAttribute('step', at);
          root.after(twin);
          return twin.querySelector('.title')!.lastChild!.textContent;
        }, step);
        expect(await other.jsonValue(), step).toBe(title);
        await demo.root.locator('xpath=following-sibling::recovery-demo').evaluateAll((twins) => {
          for (const twin of twins) twin.remove();
        });
      }
    }
    await page.context().close();
  });

  it.each([1280, 390])(
    'lets the picture of the same screen step back at %i px, and no other',
    async (width) => {
      const page = await site.open(GUIDE, { viewport: { width, height: 900 } });
      const demo = await Driver.of(page, 'sms-otp');
      const widths = (selector: string): Promise<number[]> =>
        page
          .locator(selector)
          .evaluateAll((images) =>
            images
              .filter((image) => image.checkVisibility())
              .map((image) => image.getBoundingClientRect().width),
          );
      const [beside] = await widths('p:has(+ recovery-demo) > img');
      expect(beside).toBeLessThan(60);
      const others = await widths('.prose li > p:not(:has(+ recovery-demo)) > img');
      expect(Math.min(...others)).toBeGreaterThan(250);
      // It hides nothing of the demo.
      const overlap = await demo.root.evaluate((root) => {
        const image = [...root.previousElementSibling!.children].find((child) => child.checkVisibility())!;
        const box = image.getBoundingClientRect();
        return [...root.querySelectorAll('.bar > *, form')]
          .map((part) => part.getBoundingClientRect())
          .filter(
            ({ left, right, top, bottom }) =>
              left < box.right && right > box.left && top < box.bottom && bottom > box.top,
          ).length;
      });
      expect(overlap).toBe(0);
      await page.emulateMedia({ media: 'print' });
      expect(Math.min(...(await widths('p:has(+ recovery-demo) > img')))).toBeGreaterThan(250);
      await page.context().close();
      const plain = await site.browser.newContext({
        javaScriptEnabled: false,
        viewport: { width, height: 900 },
      });
      const still = await plain.newPage();
      await still.goto(site.origin + GUIDE);
      const image = still.locator('p:has(+ recovery-demo) > img:visible').first();
      expect((await image.boundingBox())!.width).toBeGreaterThan(250);
      await plain.close();
    },
  );

  it('gives way to text without JavaScript, and to nothing on paper', async () => {
    const plain = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(site.origin + GUIDE);
    const text = 'Where JavaScript runs, you can try this step here';
    const fallback = page.locator('recovery-demo').getByText(text);
    expect(await fallback.count()).toBe(3);
    for (const each of await fallback.all()) expect(await each.isVisible()).toBe(true);
    await plain.close();
    const paper = await site.open(GUIDE);
    const demo = await Driver.of(paper, 'sms-otp');
    await paper.emulateMedia({ media: 'print' });
    expect(await demo.root.count()).toBe(0);
    // Every tab is open on paper.
    expect(await paper.locator('.tab:visible').count()).toBe(await paper.locator('.tab').count());
    for (const each of await paper.getByText(text).all()) expect(await each.isVisible()).toBe(false);
    await paper.context().close();
  });

  it('chooses from a list of its own, which keys and clicks open and close, inside of the screen', async () => {
    for (const width of [1280, 320]) {
      const page = await site.open(GUIDE, { viewport: { width, height: 900 } });
      const demo = await Driver.of(page, 'sms-otp');
      expect(await demo.root.locator('select').count()).toBe(0);
      const [picker, choices] = [demo.picker('Scenario'), demo.choices('Scenario')];
      const isOpen = () => choices.first().isVisible();
      await picker.focus();
      await page.keyboard.press('Enter');
      expect(await isOpen()).toBe(true);
      const box = (await demo.root.locator('[popover]').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
      expect(await isOpen()).toBe(false);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await isOpen()).toBe(false);
      expect(await picker.evaluate((button) => button === document.activeElement)).toBe(true);
      const second = (await choices.nth(1).textContent())!;
      expect(await picker.innerText()).toContain(second);
      expect(await choices.nth(1).getAttribute('aria-pressed')).toBe('true');
      await picker.click();
      await choices.first().click();
      expect(await isOpen()).toBe(false);
      expect(await picker.innerText()).toContain((await choices.first().textContent())!);
      await picker.click();
      await page.mouse.click(1, 1);
      expect(await isOpen()).toBe(false);
      await page.context().close();
    }
  });

  it('is at most 15 kB, compressed, with its English words', () => {
    expect(site.demoSize()).toBeLessThanOrEqual(15 * 1024);
  });

  it('made no request and threw no error in all of that', () => {
    expect(site.problems).toEqual([]);
  });
});
