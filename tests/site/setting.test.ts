import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { launch } from './browser.ts';
import { type BuiltSite, buildSite } from './site.ts';

const GUIDE = '/server/2.0/guides/sign-in/';

let site: BuiltSite;
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  site = buildSite('setting');
  server = await serveFolder(site.folder, { port: 0 });
  browser = await launch();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(server.origin + path);
  return page;
}

describe('the button that copies', () => {
  it('covers no code', async () => {
    for (const width of [1280, 390]) {
      const page = await open(GUIDE, { viewport: { width, height: 900 } });
      for (const figure of await page.locator('figure.code:visible').all()) {
        const [button, code] = await Promise.all(
          ['.copy', 'pre code'].map((part) => figure.locator(part).boundingBox()),
        );
        expect(button!.y + button!.height).toBeLessThanOrEqual(code!.y);
      }
      await page.context().close();
    }
  });
});

describe('a table', () => {
  it('breaks no word on a small screen', async () => {
    for (const width of [390, 320]) {
      const page = await open('/cloud/reference/api/', { viewport: { width, height: 900 } });
      const broken = await page
        .locator('td code')
        .evaluateAll((all) =>
          all.filter((code) => code.getClientRects().length > 1).map((code) => code.textContent),
        );
      expect(broken, `at ${width} px`).toEqual([]);
      await page.context().close();
    }
  });
});

describe('paper', () => {
  it('names the product and its version, and keeps the notice about versions', async () => {
    const page = await open('/server/1.0/guides/sign-in/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.crumbs').innerText()).toContain('Acme Server 1.0');
    expect(await page.locator('.notice').isVisible()).toBe(true);
    await page.context().close();
  });
});
