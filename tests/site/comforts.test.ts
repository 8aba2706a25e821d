import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectAccessAndWidth } from '../stage/axe.ts';
import { LOOKS, nextFrames, visitSite, withClipboard } from '../stage/stage.ts';

const PICTURES = '/docs/server/2.0/guides/pictures/';
const START = '/docs/server/2.0/guides/start/';
const GUIDE = '/server/2.0/guides/sign-in/';

/** What pages have against the policy, their scripts and what they load. */
const wrong: string[] = [];
const listen = async (page: Page): Promise<void> => {
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
};
const summit = visitSite('look', listen);
const acme = visitSite('acme', listen);

const picture = (page: Page, alt: string) => page.getByRole('button', { name: `Enlarge picture: ${alt}` });
const enlarged = (page: Page) => page.getByRole('dialog', { name: 'Picture' });

describe('a picture', () => {
  it('is enlarged by a click or a key, told by its caption, and put away by Escape', async () => {
    const page = await summit.open(PICTURES);
    await picture(page, 'Two peaks').click();
    expect(await enlarged(page).locator('.caption').textContent()).toBe('The ridge from the south');
    expect((await enlarged(page).getByRole('img').boundingBox())!.width).toBeGreaterThan(1000);
    await expectAccessAndWidth(page);
    await page.keyboard.press('Escape');
    // The focus comes back to the picture.
    await page.locator('.prose img:focus').waitFor();
    expect(await enlarged(page).isVisible()).toBe(false);
    await picture(page, 'One peak').focus();
    await page.keyboard.press('Enter');
    await enlarged(page).waitFor();
    expect(await enlarged(page).locator('.position').textContent()).toBe('2 of 2');
    expect(await enlarged(page).locator('.caption').textContent()).toBe('One peak');
    await page.keyboard.press('ArrowLeft');
    expect(await enlarged(page).getByRole('img').getAttribute('alt')).toBe('Two peaks');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement!.getAttribute('alt')))
      .toBe('Two peaks');
    await page.context().close();
  });

  it('is left alone where it is a link, a sign in the text, or its writer said so', async () => {
    const page = await summit.open(PICTURES);
    await picture(page, 'One peak').waitFor();
    const offered = page.locator('.prose img[role=button]');
    expect(await offered.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).alt))).toEqual([
      'Two peaks',
      'One peak',
    ]);
    await page.getByRole('link', { name: 'The ridge as a link' }).click();
    await page.waitForURL(`**${START}`);
    await page.context().close();
  });

  it('becomes larger than a narrow window, where it would hardly grow, at the place that was touched', async () => {
    const page = await summit.open(PICTURES, { viewport: { width: 390, height: 800 }, hasTouch: true });
    const on = (await picture(page, 'One peak').boundingBox())!;
    await picture(page, 'One peak').tap({ position: { x: on.width * 0.9, y: on.height / 2 } });
    const image = (await enlarged(page).getByRole('img').boundingBox())!;
    expect(image.width).toBeGreaterThan(2 * on.width);
    expect(image.x + image.width).toBeLessThan(1.2 * 390);
    await enlarged(page).getByRole('button', { name: 'Whole picture' }).click();
    expect((await enlarged(page).getByRole('img').boundingBox())!.width).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});

describe('keys', () => {
  it('turn pages, and are listed at "?"', async () => {
    const page = await acme.open(GUIDE);
    const next = await page.locator('.neighbours [rel=next]').getAttribute('href');
    await page.keyboard.press('n');
    await page.waitForURL(`**${next}`);
    await page.keyboard.press('p');
    await page.waitForURL(`**${GUIDE}`);
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.waitFor();
    expect(await list.locator('dt').allTextContents()).toEqual(['/', 'P', 'N', '?']);
    await expectAccessAndWidth(page);
    // A dialog is open: its keys are its own.
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect(new URL(page.url()).pathname).toBe(GUIDE);
    await page.context().close();
  });

  it('do nothing while somebody types, holds other keys down, or keeps one down', async () => {
    const page = await acme.open(GUIDE);
    await page.evaluate(() => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).innerHTML = '<input>';
      const field = document.createElement('textarea');
      const free = document.createElement('p');
      free.contentEditable = 'true';
      document.querySelector('.prose')!.prepend(host, field, free);
    });
    for (const selector of ['.prose input:not([type])', '.prose textarea', '.prose [contenteditable]']) {
      await page.locator(selector).focus();
      await page.keyboard.type('np?/');
    }
    await page.locator('.prose').click({ position: { x: 1, y: 1 } });
    for (const keys of ['Control+p', 'Alt+n', 'Meta+n', 'Shift+N']) {
      const [modifier, key] = keys.split('+') as [string, string];
      await page.evaluate(
        ([held, pressed]) =>
          dispatchEvent(
            new KeyboardEvent('keydown', {
              key: pressed,
              [`${held!.toLowerCase().replace('control', 'ctrl')}Key`]: true,
            }),
          ),
        [modifier, key],
      );
    }
    await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'n', repeat: true })));
    await nextFrames(page);
    expect(new URL(page.url()).pathname).toBe(GUIDE);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  });

  it('are switched off on this device, and the search tells no key then', async () => {
    const page = await acme.open(GUIDE);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('switch', { name: 'Use these keys' }).click();
    await page.reload();
    expect(await page.locator('.find kbd').isVisible()).toBe(false);
    for (const key of ['n', '?', '/']) await page.keyboard.press(key);
    await nextFrames(page);
    expect(new URL(page.url()).pathname).toBe(GUIDE);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('switch', { name: 'Use these keys' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.context().close();
  });

  it('are found on keyboards of other scripts', async () => {
    const page = await acme.open(GUIDE);
    const next = await page.locator('.neighbours [rel=next]').getAttribute('href');
    await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'ى', code: 'KeyN' })));
    await page.waitForURL(`**${next}`);
    await page.context().close();
  });
});

describe('the Markdown of a page', () => {
  it('is copied by one click', async () => {
    const page = await acme.open(GUIDE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = await withClipboard(async () => {
      await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
      await page.locator('.copy-page', { hasText: 'Copied' }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    });
    expect(copied).toBe(readFileSync(`${acme.folder}${GUIDE.slice(0, -1)}.md`, 'utf8'));
    await page.context().close();
  });

  it('is led to where it cannot be copied', async () => {
    const page = await acme.open(GUIDE);
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('blocked'));
    });
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    const link = page.getByRole('link', { name: 'Open as Markdown' });
    expect(await link.getAttribute('href')).toBe(`${acme.origin}${GUIDE.slice(0, -1)}.md`);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });
});

describe('a report', () => {
  const open = (options?: BrowserContextOptions) => summit.open(PICTURES, options);
  /** What an address says, as a tracker would read it. */
  const bodyOf = (href: string | null) => new URL(href!).searchParams.get('body');
  const link = (page: Page) => page.locator('.closing .feedback');

  it('tells page, product and version without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false });
    const href = await link(page).getAttribute('href');
    expect(new URL(href!).searchParams.get('title')).toBe('Pictures');
    expect(bodyOf(href)).toBe(
      'guides/pictures.md  Summit Server 2.0 https://docs.summit.example/docs/server/2.0/guides/pictures/',
    );
    await page.context().close();
  });

  it('tells the section in view', async () => {
    const page = await open();
    await page.evaluate(() => document.getElementById('from-the-north')!.scrollIntoView());
    await link(page).hover();
    await expect
      .poll(async () => bodyOf(await link(page).getAttribute('href')))
      .toBe(`guides/pictures.md From the north Summit Server 2.0 ${summit.origin}${PICTURES}#from-the-north`);
    await page.context().close();
  });

  it('is offered for what is selected, which it tells', async () => {
    const page = await open();
    const words = page.getByText('The path is steep');
    await words.scrollIntoViewIfNeeded();
    const { x, y } = (await words.boundingBox())!;
    await page.mouse.move(x + 1, y + 12);
    await page.mouse.down();
    await page.mouse.move(x + 140, y + 12, { steps: 3 });
    await page.mouse.up();
    const offer = page.getByRole('link', { name: 'Report a problem with this passage' });
    await offer.waitFor();
    const selected = await page.evaluate(() => String(getSelection()).trim());
    expect(selected).toMatch(/^The path/);
    expect(bodyOf(await offer.getAttribute('href'))).toContain(`From the north: “${selected}”`);
    // On a narrow screen it may lie on what one could press, until it is put away.
    await expectAccessAndWidth(page, 'html', [LOOKS[0]!, LOOKS[2]!, LOOKS[3]!]);
    await page.keyboard.press('Escape');
    expect(await offer.isVisible()).toBe(false);
    // The link at the end of the page tells it, too.
    await page.route('https://code.example/**', (route) => route.fulfill({ body: 'Thank you' }));
    await link(page).click();
    await page.waitForURL('https://code.example/**');
    expect(bodyOf(page.url())).toContain(`“${selected}”`);
    await page.context().close();
  });

  it('is offered for what a keyboard selected', async () => {
    const page = await open();
    await page.getByText('The path is steep').evaluate((element) => {
      getSelection()!.selectAllChildren(element);
    });
    const offer = page.getByRole('link', { name: 'Report a problem with this passage' });
    await offer.waitFor();
    await page.evaluate(() => getSelection()!.empty());
    await offer.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('has no link where site.yml names no place for it', async () => {
    const page = await acme.open(GUIDE);
    expect(await page.locator('.feedback').count()).toBe(0);
    await page.context().close();
  });
});

describe('groups of the navigation', () => {
  const summary = (page: Page, name: string) => page.locator(`.side summary[aria-label="Pages of ${name}"]`);

  it('fold, stay so on this device and in other versions, but for the one that the reader is in', async () => {
    const page = await acme.open(GUIDE);
    const reference = page.locator('.side').getByRole('link', { name: 'The interface' });
    expect(await reference.isVisible()).toBe(true);
    for (const name of ['Reference', 'Guides']) await summary(page, name).click();
    expect(await reference.isVisible()).toBe(false);
    // What remembers it is loaded at the first click.
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('variorum-groups')))
      .toBe('{"reference/":false,"guides/":false}');
    await page.goto(`${acme.origin}/server/1.0/guides/sign-in/`);
    await reference.waitFor({ state: 'hidden' });
    await page.locator('html:not(.folds)').waitFor();
    expect(await page.locator('.side [aria-current=page]').isVisible()).toBe(true);
    await expectAccessAndWidth(page);
    await summary(page, 'Reference').focus();
    await page.keyboard.press('Enter');
    await reference.waitFor();
    await page.reload();
    await reference.waitFor();
    await page.context().close();
  });

  it('fold without JavaScript', async () => {
    const page = await acme.open(GUIDE, { javaScriptEnabled: false });
    await summary(page, 'Reference').click();
    expect(await page.locator('.side').getByRole('link', { name: 'The interface' }).isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('the preview of a link', () => {
  const preview = (page: Page) => page.getByRole('tooltip');

  it('shows how the page begins, stays while the pointer is on it, and goes with Escape', async () => {
    const fetched: string[] = [];
    const page = await summit.open(PICTURES);
    page.on('request', (request) => request.resourceType() === 'fetch' && fetched.push(request.url()));
    const link = page.locator('.prose').getByRole('link', { name: 'the first steps' });
    await link.hover();
    await preview(page).waitFor();
    expect(await preview(page).locator('b').textContent()).toBe('First steps');
    expect(await preview(page).locator('p').textContent()).toBe('From nothing to a first climb.');
    expect(await link.getAttribute('aria-describedby')).toBe(await preview(page).getAttribute('id'));
    await preview(page).hover();
    expect(await preview(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await preview(page).isVisible()).toBe(false);
    // Another link to the page, and to a part of it: it is here already.
    await page.locator('.prose').getByRole('link', { name: 'sign in' }).hover();
    await preview(page).getByText('Open the new console.').waitFor();
    expect(fetched).toEqual([`${summit.origin}${START}`]);
    await page.mouse.move(0, 0);
    await preview(page).waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('comes to the keyboard, and of the page itself without a request', async () => {
    const page = await acme.open(GUIDE);
    await page.locator('.prose').getByRole('link', { name: 'Passkeys', exact: true }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await preview(page).getByText('On a phone').waitFor();
    expect(await preview(page).locator('p').textContent()).toBe(
      'Use the reader below the glass. The word quokka stands only here.',
    );
    await expectAccessAndWidth(page);
    expect(await preview(page).isVisible()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await preview(page).waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('never comes to a finger', async () => {
    const page = await summit.open(PICTURES, { hasTouch: true });
    const link = page.locator('.prose').getByRole('link', { name: 'the first steps' });
    const pointTo = (pointerType: string) =>
      link.evaluate(
        (element, type) =>
          element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: type })),
        pointerType,
      );
    const isPart = (url: string) => url.includes('/preview.');
    const loaded: string[] = [];
    page.on('request', (request) => isPart(request.url()) && loaded.push(request.url()));
    await pointTo('touch');
    await nextFrames(page);
    expect(loaded).toEqual([]);
    // What it would have been.
    await Promise.all([page.waitForRequest((request) => isPart(request.url())), pointTo('mouse')]);
    await page.context().close();
  });
});

describe('the note of a mark', () => {
  const note = (page: Page) => page.getByRole('tooltip');
  const mark = (page: Page) => page.locator('.prose .footnote-ref').first();

  it('is read where the mark is, by pointer and keyboard', async () => {
    const page = await acme.open(GUIDE);
    await mark(page).hover();
    await note(page).waitFor();
    expect(await note(page).innerText()).toBe('The footnote.');
    await expectAccessAndWidth(page);
    await page.mouse.move(0, 0);
    await note(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Tab');
    await mark(page).focus();
    await note(page).waitFor();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#fn:1');
    await page.context().close();
  });

  it('comes at the first touch of a finger, and the next one goes there', async () => {
    const page = await acme.open(GUIDE, { hasTouch: true });
    await mark(page).tap();
    await note(page).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.locator('.prose h2').first().tap();
    await note(page).waitFor({ state: 'hidden' });
    await mark(page).tap();
    await note(page).waitFor();
    await mark(page).tap();
    await page.waitForURL((url) => url.hash === '#fn:1');
    await page.context().close();
  });

  it('is what a title says, which the browser does not show besides', async () => {
    const page = await acme.open(GUIDE, { hasTouch: true });
    await page
      .locator('.prose p')
      .first()
      .evaluate((paragraph) => {
        paragraph.innerHTML += ' <abbr title="One-time password">OTP</abbr>';
      });
    const abbreviation = page.locator('.prose abbr');
    await abbreviation.hover();
    await note(page).waitFor();
    expect(await note(page).innerText()).toBe('One-time password');
    expect(await abbreviation.getAttribute('title')).toBe(null);
    await page.mouse.move(0, 0);
    await note(page).waitFor({ state: 'hidden' });
    expect(await abbreviation.getAttribute('title')).toBe('One-time password');
    await abbreviation.tap();
    await note(page).waitFor();
    await page.context().close();
  });
});

describe('the way back to the top', () => {
  it('is there on a long page, without JavaScript too, and not on a short one', async () => {
    const page = await acme.open(GUIDE, { javaScriptEnabled: false, viewport: { width: 1280, height: 500 } });
    await page.getByText('The footnote').scrollIntoViewIfNeeded();
    await page.getByRole('link', { name: 'Back to top' }).click();
    await page.locator('h1').waitFor();
    expect((await page.locator('h1').boundingBox())!.y).toBeGreaterThan(0);
    await page.goto(`${acme.origin}/server/2.0/guides/only-new/`);
    expect(await page.getByRole('link', { name: 'Back to top' }).isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('paper', () => {
  it('has every tab, its label with its text, and nothing to press (F9)', async () => {
    const page = await acme.open(GUIDE);
    await page.emulateMedia({ media: 'print' });
    const labels = page.locator('.tab-label');
    expect(await labels.count()).toBeGreaterThan(5);
    for (const label of await labels.all()) {
      expect(await label.isVisible()).toBe(true);
      expect(await label.evaluate((element) => getComputedStyle(element).breakAfter)).toBe('avoid');
    }
    expect(await page.locator('button:visible, .feedback:visible, .rise:visible').count()).toBe(0);
    await page.context().close();
  });
});

it('all of it costs a guide little before it is wanted', async () => {
  const page = await summit.browser.newPage();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(acme.origin + GUIDE, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(scripts);
  // What must be there before anything is painted, and the rest. Should a script of the browser have an `await` at its top, the
  // bundler would merge nothing any more, and leave a dozen.
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8_000);
  await page.close();
});

it('nothing of it breaks the policy', () => {
  expect(wrong).toEqual([]);
});
