import { expect, it } from 'vitest';
import { accessViolations } from './axe.ts';
import { sharedBrowser } from './stage.ts';

const browser = sharedBrowser();

it('finds every kind of text that cannot be read, wherever it stands among those that can', async () => {
  const page = await browser.current.newPage();
  await page.setContent(`<html lang="en"><title>Texts</title><style>
    body { background: #fff; color: #595959 }
    .pale { color: #bbb }
    .dark { background: #444 }
    .over { position: absolute; inset: 300px auto auto 0 }
    .ground { position: absolute; inset: 300px auto auto 0; width: 600px; height: 60px; background: #555 }
  </style><main><h1>Title</h1>
    <p>Fine</p><p>Fine, too</p><p class="pale" id="colour">Pale</p>
    <div class="dark"><p id="ground">On another ground</p></div>
    <div style="opacity: 0.4"><p id="opacity">Seen through</p></div>
    <p style="font-weight: 700">Fine and bold</p>
    <div class="ground"></div><p class="over" id="over">Above something else</p>
  </main>`);
  const contrast = (await accessViolations(page, 'dark')).filter((line) => line.startsWith('color-contrast'));
  expect([...contrast.join().matchAll(/id="(\w+)"/g)].map(([, id]) => id)).toEqual([
    'colour',
    'ground',
    'opacity',
    'over',
  ]);
  expect(await page.locator('[data-as-before]').count()).toBe(0);
  // Later states of a page are looked at for what is new in them.
  await page.evaluate(() => {
    document.body.innerHTML =
      '<main><h1>Title</h1><p>Fine</p><p style="color: #ccc" id="later">Pale</p></main>';
  });
  expect(await accessViolations(page, 'dark')).toEqual([expect.stringContaining('id="later"')]);
  await page.close();
});
