import { describe, expect, it } from 'vitest';
import { visitSite } from '../stage/stage.ts';

const GUIDE = '/server/2.0/guides/sign-in/';

const site = visitSite('acme');

describe('the button that copies', () => {
  it('covers no code', async () => {
    for (const width of [1280, 390]) {
      const page = await site.open(GUIDE, { viewport: { width, height: 900 } });
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
      const page = await site.open('/cloud/reference/api/', { viewport: { width, height: 900 } });
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
    const page = await site.open('/server/1.0/guides/sign-in/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.crumbs').innerText()).toContain('Acme Server 1.0');
    expect(await page.locator('.notice').isVisible()).toBe(true);
    await page.context().close();
  });
});
