import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, inject } from 'vitest';
import type { SiteName } from './sites.ts';

/** A site with a browser that visits it, while the tests of a file run. */
export interface VisitedSite {
  /** absolute path of the folder that it was built into; other test files read it too */
  readonly folder: string;
  /** where it is served, without a trailing slash */
  readonly origin: string;
  readonly browser: Browser;
  /** Opens a page in a context of its own, in a window of 1280 × 900 unless told otherwise. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Brings the browser and a site that all test files share before the tests of the calling file.
 *
 * @param prepare is given every page before it goes anywhere
 */
export function visitSite(name: SiteName, prepare?: (page: Page) => Promise<void>): VisitedSite {
  const site = sharedSite(name);
  const browser = sharedBrowser();
  return {
    get folder() {
      return site.folder;
    },
    get origin() {
      return site.origin;
    },
    get browser() {
      return browser.current;
    },
    async open(path, options = {}) {
      const context = await browser.current.newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      // How long a machine may take is said once, for each test.
      context.setDefaultTimeout(0);
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(site.origin + path);
      return page;
    },
  };
}

/** A site that all test files share, from before the tests of the calling file on. */
export function sharedSite(name: SiteName): Pick<VisitedSite, 'folder' | 'origin'> {
  const site = { folder: '', origin: '' };
  beforeAll(async () => {
    Object.assign(site, await ask(`/site/${name}`));
  });
  return site;
}

/** The browser that all test files share, from before the tests of the calling file on. */
export function sharedBrowser(): { readonly current: Browser } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const { endpoint } = await ask('/browser');
    browser = await chromium.connect(endpoint!);
  });
  // What the file opened is closed with its connection; the browser goes on.
  afterAll(() => browser?.close());
  return {
    get current() {
      return browser!;
    },
  };
}

/** How a page is looked at: its window, 900 px high, and the colours that its reader prefers. */
export type Look = readonly [width: number, colorScheme: 'light' | 'dark'];

/** Wide and narrow, light and dark. */
export const LOOKS: readonly Look[] = [
  [1280, 'light'],
  [320, 'light'],
  [320, 'dark'],
  [1280, 'dark'],
];

/** Looks at an open page otherwise, and waits until it is drawn so: opening it anew would take many times as long. */
export async function lookAt(page: Page, [width, colorScheme]: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await nextFrames(page);
  // Colours that change take their time.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

/** How far (px) an open page scrolls sideways. */
export function sidewaysNow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement!;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/** How far (px) an open page scrolls sideways at each of some widths: `320: 0`. */
export async function sideways(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await lookAt(page, [width, 'light']);
    const beyond = await sidewaysNow(page);
    if (beyond > 0) found.push(`${beyond} px at ${width} px`);
  }
  return found;
}

/** Resolves when a page has drawn what it was about to: whatever its scripts observe (sizes, what is in sight) has reached them. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Does something with the clipboard, which all pages of a machine share, while no other test does. */
export async function withClipboard<T>(use: () => Promise<T>): Promise<T> {
  const lent = new AbortController();
  await fetch(`${inject('stage')}/clipboard`, { signal: lent.signal });
  try {
    return await use();
  } finally {
    lent.abort();
  }
}

async function ask(path: string): Promise<Record<string, string>> {
  const answer = await fetch(inject('stage') + path);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return JSON.parse(text) as Record<string, string>;
}
