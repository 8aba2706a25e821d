import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { findBrowser } from '../shared/browser.ts';
import { DRAWINGS, type Drawing } from './drawings.ts';
import { type Pixels, palettePng } from './palette-png.ts';
import { picturedSteps } from './picture-steps.ts';
import { PICTURES, type Picture } from './pictures.ts';

/** In CSS pixels; a phone shows it at nearly full size. */
const WIDTH = 360;

/**
 * Shows one part of the demo as a flat sheet, which nobody takes for the demo itself, in the colours that belong to no product, and the
 * ring around what the picture is about.
 */
const STYLE = `
  html.js recovery-demo:not(.failed) { min-height: 0; margin: 0; }
  html .recovery-demo .ui { min-height: 0; padding: 1px; border: 0; border-radius: 0; background: var(--paper); --accent: var(--teal); }
  html .recovery-demo .ui > :not(.stage) { display: none; }
  html .recovery-demo .stage { margin: 0; min-height: 0; grid-template: none / 1fr; }
  html .recovery-demo .stage > * { border: 1px solid var(--rule); border-radius: 8px; box-shadow: none; height: auto; min-height: 0; max-height: none; }
  html .recovery-demo :is(.sign, .earlier) { display: none; }
  html .recovery-demo .stage > [hidden] { display: none; }
  html .recovery-demo :is(form, .device, .message) > :last-child,
  html .recovery-demo .fields > :last-child { margin-bottom: 0; }
  html .recovery-demo .message > .go { margin-top: 0.6rem; }
  html .recovery-demo .pictured { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 6px; }
  html .recovery-demo .go.pictured { border-radius: 8px; }
`;

/** What drawings have beside the site's own variables: its sans-serif, and the ground on which the demo draws its app. */
const DRAWING_STYLE = `
  svg { display: block; font-family: var(--sans); --device: light-dark(var(--paper), #1c2127); }
`;

/**
 * Takes every picture of the guides, light and dark.
 *
 * @param url of a page with one demo
 * @param write takes a picture's file name and its PNG
 */
export function takePictures(url: string, write: (name: string, png: Buffer) => void): Promise<void> {
  return inBothThemes(async (page, suffix) => {
    for (const picture of PICTURES)
      write(`${picture.name}${suffix}.png`, await takePicture(page, url, picture));
    for (const drawing of DRAWINGS)
      write(`${drawing.name}${suffix}.png`, await takeDrawing(page, url, drawing));
  });
}

/**
 * Gives a page of a browser, once with light and once with dark colours.
 *
 * @param work is told how the names of files end
 */
export async function inBothThemes(work: (page: Page, suffix: string) => Promise<void>): Promise<void> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'],
  });
  try {
    for (const [colorScheme, suffix] of [
      ['light', ''],
      ['dark', '-dark'],
    ] as const) {
      const page = await openPage(browser, colorScheme);
      await work(page, suffix);
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
}

/** A page on which no time passes and nothing moves. */
async function openPage(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    locale: 'en',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 1000 },
    bypassCSP: true,
  });
  await context.clock.install({ time: 0 });
  await context.clock.pauseAt(1000);
  return context.newPage();
}

async function takePicture(page: Page, url: string, picture: Picture): Promise<Buffer> {
  const { channel, choice = [], typed = {}, pressed, part, marked } = picture;
  await page.goto(url);
  await page.addStyleTag({ content: STYLE });
  await page.locator('recovery-demo').scrollIntoViewIfNeeded();
  await page.evaluate(() => customElements.whenDefined('recovery-demo'));
  await page.evaluate(
    ({ address, attributes, width }) => {
      history.replaceState(null, '', address);
      const demo = document.createElement('recovery-demo');
      for (const [name, value] of Object.entries(attributes)) demo.setAttribute(name, value);
      demo.style.width = `${width}px`;
      document.body.replaceChildren(demo);
    },
    {
      address: `?demo=${encodeURIComponent(`${channel}~${btoa(JSON.stringify(picturedSteps(picture)))}`)}`,
      attributes: { channel, choice: choice.join(' ') },
      width: WIDTH,
    },
  );
  for (const [name, text] of Object.entries(typed)) await page.locator(`.fields [name=${name}]`).fill(text);
  if (pressed) await page.locator(`.ui ${pressed}`).click();
  await page.evaluate(
    ({ part, marked }) => {
      (document.activeElement as HTMLElement | null)?.blur();
      if (part !== 'both')
        document.querySelector<HTMLElement>(part === 'form' ? '.device' : '.ui form')!.hidden = true;
      if (marked) document.querySelector(`.ui ${marked}`)!.classList.add('pictured');
    },
    { part, marked },
  );
  return shoot(page.locator('.recovery-demo .ui'));
}

async function takeDrawing(page: Page, url: string, { file }: Drawing): Promise<Buffer> {
  await page.goto(url);
  await page.addStyleTag({ content: DRAWING_STYLE });
  await page.evaluate(
    (svg) => {
      document.body.innerHTML = svg;
    },
    readFileSync(file, 'utf8'),
  );
  return shoot(page.locator('svg'));
}

/** A picture of a part of a page, with few colours. */
export async function shoot(part: Locator): Promise<Buffer> {
  const page = part.page();
  await page.evaluate(() => document.fonts.ready);
  const png = await part.screenshot({ animations: 'disabled', caret: 'hide' });
  return palettePng(await pixelsOf(png, page));
}

/** Lets the browser read a PNG. */
async function pixelsOf(png: Buffer, page: Page): Promise<Pixels> {
  const { width, height, base64 } = await page.evaluate(
    async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const bytes = data.reduce((text, byte) => text + String.fromCharCode(byte), '');
      return { width, height, base64: btoa(bytes) };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return { width, height, rgba: Buffer.from(base64, 'base64') };
}
