import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedBrowser } from '../stage/stage.ts';

const CSS = ['prose.css', 'pictures.css']
  .map((name) => readFileSync(join(import.meta.dirname, '../../src/site/styles', name), 'utf8'))
  .join('\n');
const PAIR = '<p><img src="x.png#only-light">\n<img src="x-dark.png#only-dark"></p>';
const ALONE = '<p><img src="y.png#only-light"></p><p><img src="y-dark.png#only-dark"></p>';

describe('a picture that exists for light and for dark pages', () => {
  const browser = sharedBrowser();

  it.each([
    { system: 'light', chosen: 'neither', media: 'screen', shown: 'light' },
    { system: 'dark', chosen: 'neither', media: 'screen', shown: 'dark' },
    { system: 'light', chosen: 'dark', media: 'screen', shown: 'dark' },
    { system: 'dark', chosen: 'light', media: 'screen', shown: 'light' },
    { system: 'dark', chosen: 'neither', media: 'print', shown: 'light' },
    { system: 'light', chosen: 'dark', media: 'print', shown: 'light' },
  ] as const)(
    'is $shown on $media where the system is $system and the reader chose $chosen',
    async ({ system, chosen, media, shown }) => {
      const page = await browser.current.newPage();
      await page.emulateMedia({ colorScheme: system, media });
      await page.setContent(
        `<html${chosen !== 'neither' ? ` data-theme="${chosen}"` : ''}><style>${CSS}</style><div class="prose">${PAIR}${ALONE}<p><img src="z.png"></p></div>`,
      );
      const sources = await page
        .locator('img')
        .evaluateAll((images) =>
          images
            .filter((image) => getComputedStyle(image).display !== 'none')
            .map((image) => image.getAttribute('src')),
        );
      const suffix = shown === 'dark' ? '-dark' : '';
      expect(sources).toEqual([`x${suffix}.png#only-${shown}`, `y${suffix}.png#only-${shown}`, 'z.png']);
      await page.close();
    },
  );
});
