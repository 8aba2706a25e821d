import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { visitSite, withClipboard } from '../stage/stage.ts';

const GUIDE = '/server/2.0/guides/sign-in/';

const site = visitSite('acme');

/** The labels of the chosen tabs, in the order of the page, of groups that can be seen; without what stands beside them. */
function chosen(page: Page): Promise<(string | null)[]> {
  return page
    .locator('[role=tab][aria-selected=true]:visible')
    .evaluateAll((tabs) => tabs.map((tab) => tab.firstChild!.textContent));
}

describe('tabs', () => {
  it('show every panel with its label to readers without JavaScript (F9)', async () => {
    const page = await site.open(GUIDE, { javaScriptEnabled: false });
    for (const text of ['Enter your password.', 'Touch the key.', 'quokka', 'zebra']) {
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    }
    expect(await page.locator('.tab-label:visible').allTextContents()).toContain('Passkey');
    await page.context().close();
  });

  it('show every panel with its label on paper (F9)', async () => {
    const page = await site.open(GUIDE);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('quokka').isVisible()).toBe(true);
    expect(await page.locator('.tab-label:visible').count()).toBe(await page.locator('.tab').count());
    await page.context().close();
  });

  it('move with arrow keys, Home and End, and keep one tab in the tab order', async () => {
    const page = await site.open(GUIDE);
    const list = page.locator('[role=tablist]').first();
    await list.getByRole('tab', { name: 'Password' }).focus();
    const walk: (string | null)[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
      await page.keyboard.press(key);
      walk.push(await page.evaluate(() => document.activeElement!.firstChild!.textContent));
    }
    expect(walk).toEqual(['Passkey', 'Code', 'Password', 'Code', 'Password', 'Code']);
    expect(await list.locator('[tabindex="0"]').count()).toBe(1);
    expect(await page.getByText('zebra').isVisible()).toBe(true);
    expect(await page.getByText('Enter your password.').isVisible()).toBe(false);
    await page.context().close();
  });

  it('open the whole chain of nested tabs for a hash on load (F7, F8, D6)', async () => {
    const page = await site.open(`${GUIDE}#on-a-phone`);
    await page.getByText('quokka').waitFor();
    expect(await chosen(page)).toEqual(['Passkey', 'Phone', 'Passkey', 'Password']);
    await page.context().close();
  });

  it('stand in sight, with what they are about, when a link leads to one of them', async () => {
    const page = await site.open(`${GUIDE}#tab-code`, { viewport: { width: 1280, height: 400 } });
    await page.getByText('zebra').waitFor();
    expect(await chosen(page)).toEqual(['Code', 'Password', 'Password']);
    const top = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element.getBoundingClientRect().top);
    const bar = await page.locator('.top').evaluate((element) => element.getBoundingClientRect().bottom);
    await expect.poll(() => top('[role=tablist]')).toBeLessThan(200);
    expect(await top('[role=tablist]')).toBeGreaterThan(bar);
    expect(await top('p:has-text("Choose a method.")')).toBeGreaterThan(bar);
    await page.context().close();
  });

  it('open for a link on the page, and again when it is clicked a second time (F8)', async () => {
    const page = await site.open(GUIDE);
    const link = page.getByRole('link', { name: 'Passkeys', exact: true });
    await link.click();
    await page.getByText('quokka').waitFor();
    await page.locator('[role=tablist]').first().getByRole('tab', { name: 'Password' }).click();
    expect(await page.getByText('quokka').isVisible()).toBe(false);
    await link.click();
    await page.getByText('quokka').waitFor();
    await page.context().close();
  });

  it('stay open to find in page (F8)', async () => {
    const page = await site.open(GUIDE);
    const hidden = page.locator('.tab[hidden]');
    expect(await hidden.count()).toBeGreaterThan(0);
    const values = await hidden.evaluateAll((panels) => panels.map((panel) => panel.getAttribute('hidden')));
    expect(new Set(values)).toEqual(new Set(['until-found']));
    await page
      .locator('.tab', { hasText: 'zebra' })
      .evaluate((panel) => panel.dispatchEvent(new Event('beforematch')));
    expect(await page.getByText('zebra').isVisible()).toBe(true);
    await page.context().close();
  });

  it('follow each other only where they ask the same (F6)', async () => {
    const page = await site.open(GUIDE);
    await page.locator('[role=tablist]').first().getByRole('tab', { name: 'Passkey' }).click();
    expect(await chosen(page)).toEqual(['Passkey', 'Laptop', 'Passkey', 'Password']);
    await page.context().close();
  });

  it('fall back where the remembered tab is absent, and remember it all the same (F1, F2, F5)', async () => {
    const page = await site.open(GUIDE);
    await page.locator('[role=tablist]').first().getByRole('tab', { name: 'Code' }).click();
    await page.goto(`${site.origin}/server/1.0/guides/sign-in/`);
    expect((await chosen(page))[0]).toBe('Password');
    await page.goto(site.origin + GUIDE);
    expect((await chosen(page))[0]).toBe('Code');
    await page.context().close();
  });

  it('work where the browser keeps nothing', async () => {
    const page = await site.open('/');
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new Error('blocked');
        },
      });
    });
    await page.goto(site.origin + GUIDE);
    await page.locator('[role=tablist]').first().getByRole('tab', { name: 'Code' }).click();
    expect(await page.getByText('zebra').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('code', () => {
  it('is copied exactly, without line numbers and signs', async () => {
    const page = await site.open(GUIDE, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('figure.code').first().hover();
    const copied = await withClipboard(async () => {
      await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    });
    expect(copied).toBe('curl --request POST https://localhost/login \\\n  --data \'{ "name": "alex" }\'');
    await page.context().close();
  });
});

describe('copying', () => {
  it('is said to be blocked where the browser has no clipboard', async () => {
    const page = await site.open('/');
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(site.origin + GUIDE);
    await page.locator('.copy:visible').first().click();
    await page.getByRole('button', { name: 'Copying is blocked' }).waitFor();
    await page.context().close();
  });
});

describe('the bar at the top', () => {
  it('keeps the reader at their place when the keyboard goes through it', async () => {
    const page = await site.open(GUIDE, { viewport: { width: 1280, height: 400 }, reducedMotion: 'reduce' });
    await page.evaluate(() => {
      scrollTo(0, 300);
      document.querySelector<HTMLElement>('.side li a')!.focus({ preventScroll: true });
    });
    for (const name of ['theme', 'edition', 'find', 'mark']) {
      await page.keyboard.press('Shift+Tab');
      expect(await page.evaluate(() => [document.activeElement!.className, scrollY])).toEqual([name, 300]);
    }
    await page.context().close();
  });
});

describe('the theme', () => {
  it('follows the system, then the reader, and is there before the first paint', async () => {
    const page = await site.open(GUIDE, { colorScheme: 'dark' });
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await paper()).toBe('rgb(16, 19, 23)');
    await page.locator('.theme').click();
    expect(await paper()).toBe('rgb(255, 255, 255)');
    // The module comes after the first paint; what the head waits for comes before it.
    await page.route('**/_site/Base.*.js', (route) => route.abort());
    await page.reload();
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});

describe('the switcher', () => {
  it('leads to the same page in another version, and says where it leads when there is none (G12)', async () => {
    const page = await site.open('/server/2.0/guides/only-new/');
    await page.locator('.edition').click();
    const menu = page.getByRole('navigation', { name: 'Product and version' });
    expect(await menu.getByRole('link', { name: /^1\.0/ }).textContent()).toContain('leads to Guides');
    await menu.getByRole('link', { name: /^next/ }).click();
    expect(new URL(page.url()).pathname).toBe('/server/next/guides/only-new/');
    await page.context().close();
  });

  it('works without JavaScript and ends with Escape', async () => {
    const page = await site.open(GUIDE, { javaScriptEnabled: false });
    await page.locator('.edition').click();
    const menu = page.locator('.editions');
    expect(await menu.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('the notice about versions', () => {
  it('leads from an old and from an unreleased version to the same page in the latest (G11)', async () => {
    for (const version of ['1.0', 'next']) {
      const page = await site.open(`/server/${version}/guides/sign-in/`);
      expect(await page.locator('.notice a').getAttribute('href'), version).toBe(GUIDE);
      await page.context().close();
    }
  });

  it('is absent from the latest version and from a product without versions (G11)', async () => {
    for (const path of [GUIDE, '/cloud/guides/sign-in/']) {
      const page = await site.open(path);
      expect(await page.locator('.notice').count(), path).toBe(0);
      await page.context().close();
    }
  });
});

describe('the navigation', () => {
  it('opens as a sheet on a small screen, marks the page, and closes with Escape', async () => {
    const page = await site.open(GUIDE, { viewport: { width: 390, height: 800 } });
    const nav = page.getByRole('navigation', { name: 'Guides' });
    expect(await nav.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Navigation' }).click();
    expect(await nav.locator('[aria-current=page]').textContent()).toBe('Sign in');
    await page.keyboard.press('Escape');
    expect(await nav.isVisible()).toBe(false);
    await page.context().close();
  });

  it('closes with its button on a small screen, without JavaScript too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await site.open(GUIDE, { viewport: { width: 390, height: 800 }, javaScriptEnabled });
      const nav = page.getByRole('navigation', { name: 'Guides' });
      await page.getByRole('button', { name: 'Navigation' }).click();
      await nav.getByRole('button', { name: 'Close' }).click();
      expect(await nav.isVisible()).toBe(false);
      await page.context().close();
    }
  });

  it('does not show what the version lacks (D8)', async () => {
    const page = await site.open('/server/1.0/guides/sign-in/');
    expect(await page.locator('.side').textContent()).not.toContain('Only in new versions');
    await page.context().close();
  });
});

describe('the table of contents', () => {
  it('lists only headings that the page has, and marks the section that is read (D6)', async () => {
    const page = await site.open(GUIDE);
    const links = page.locator('.toc a');
    const ids = await links.evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).hash.slice(1)),
    );
    expect(ids).toEqual(expect.arrayContaining(['on-a-phone', 'nav']));
    for (const id of ids) expect(await page.locator(`[id="${id}"]`).count(), id).toBe(1);
    await page.locator('#if-it-does-not-work').scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await page.locator('.toc [aria-current]', { hasText: 'If it does not work' }).waitFor();
    await page.context().close();
  });
});
