import { describe, expect, it } from 'vitest';
import { lookAt, visitSite } from '../stage/stage.ts';

const GUIDE = '/server/2.0/guides/sign-in/';

const site = visitSite('acme');

describe('the button that copies', () => {
  it('lies within its block and covers no code', async () => {
    for (const width of [1280, 390]) {
      const page = await site.open(GUIDE, { viewport: { width, height: 900 } });
      for (const figure of await page.locator('figure.code:visible').all()) {
        const parts = await figure.evaluate((block) =>
          [block, ...block.querySelectorAll('.copy, pre')].map((part) => {
            const { left, top, right, bottom } = part.getBoundingClientRect();
            return { left, top, right, bottom };
          }),
        );
        const [block, pre, button] = parts as [DOMRect, DOMRect, DOMRect];
        expect(button.top).toBeGreaterThan(block.top);
        expect(button.right).toBeLessThan(block.right);
        expect(button.bottom).toBeLessThan(block.bottom);
        // Beside the code, or above it in the title.
        const isAbove = button.bottom <= pre.top + 1;
        expect(isAbove || button.left >= pre.right).toBe(true);
      }
      await page.context().close();
    }
  });
});

describe('the page', () => {
  it('has bar, text and foot on the same lines, and nothing wide that reaches into the margin', async () => {
    const page = await site.open(GUIDE);
    // Wider than any room.
    await page.locator('.prose').evaluate((prose) => {
      const long = 'word '.repeat(60);
      prose.insertAdjacentHTML(
        'beforeend',
        `<ol><li><figure class="code"><pre><code>${long}</code></pre></figure></li></ol><div class="table"><table><tr><td>${long}</td></tr></table></div>`,
      );
    });
    for (const width of [1600, 1280, 1100, 900, 390]) {
      await lookAt(page, [width, 'light']);
      const { lines, over } = await page.evaluate(() => {
        const inner = (selector: string) => {
          const part = document.querySelector(selector)!;
          const { left, right } = part.getBoundingClientRect();
          const { paddingLeft, paddingRight } = getComputedStyle(part);
          return [left + parseFloat(paddingLeft), right - parseFloat(paddingRight)].map(Math.round).join();
        };
        const rights = Array.from(
          document.querySelectorAll('.prose :is(.code, .table)'),
          (part) => part.getBoundingClientRect().right,
        );
        const toc = document.querySelector('.toc')!.getBoundingClientRect();
        const text = document.querySelector('.prose')!.getBoundingClientRect();
        const end = toc.left > text.right ? toc.left : innerWidth;
        return {
          lines: ['.top', '.page', '.foot'].map(inner),
          over: { room: end - Math.max(...rights), beyond: Math.max(...rights) - text.right },
        };
      });
      expect(new Set(lines).size, `${width}: ${lines.join(' ')}`).toBe(1);
      expect(over.room, `at ${width} px`).toBeGreaterThan(4);
      expect(over.beyond, `at ${width} px`).toBeGreaterThan(9);
    }
    await page.context().close();
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
