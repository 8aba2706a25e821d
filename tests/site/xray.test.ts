import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DevServer, startDev } from '../serving/dev-server.ts';
import { sharedBrowser, sharedSite } from '../stage/stage.ts';

const CONTENT = resolve(import.meta.dirname, 'content');
const GUIDE = '/cloud/guides/sign-in/';

const browser = sharedBrowser();
const built = sharedSite('acme');
let dev: DevServer;
let page: Page;
let scratch: string;
/** what the editor was told to open, a line each */
let opened: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'variorum-xray-'));
  opened = join(scratch, 'opened.txt');
  const editor = join(scratch, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\necho "$@" >> "${opened}"\n`);
  chmodSync(editor, 0o755);
  writeFileSync(opened, '');
  dev = await startDev(CONTENT, 46_323, ['--xray'], { LAUNCH_EDITOR: editor });
  page = await browser.current.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(dev.origin + GUIDE);
  await page.locator('variorum-xray').waitFor();
});

afterAll(async () => {
  await page?.close();
  dev?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

it('outlines what is conditional, with its condition, file and line, and what others have', async () => {
  const condition = 'if product == "cloud" or version >= "2.0"';
  await expect
    .poll(() => page.locator('.xray-labels button:visible').allTextContents())
    .toEqual([expect.stringContaining(`sign-in.md:41  ${condition}`)]);
  const panel = page.locator('variorum-xray');
  await panel.getByText(condition).waitFor();
  expect(await panel.locator('.variants').allTextContents()).toEqual(['in cloud; server 2.0 and later']);
});

it('opens the editor where the condition is written', async () => {
  await page.locator('variorum-xray .here .place').click();
  await expect.poll(() => readFileSync(opened, 'utf8')).toContain('guides/sign-in.md 41');
});

it('opens nothing but content, and only for pages of its own', async () => {
  const before = readFileSync(opened, 'utf8');
  const ask = async (path: string, from: string): Promise<number> =>
    (await fetch(dev.origin + path, { headers: { 'sec-fetch-site': from } })).status;
  const open = '/__variorum/open?line=1&file=';
  expect(await ask(`${open}../../../package.json`, 'same-origin')).toBe(404);
  expect(await ask(`${open}/etc/hostname`, 'same-origin')).toBe(404);
  expect(await ask(`${open}guides/sign-in.md`, 'cross-site')).toBe(403);
  expect(await ask(`${open}guides/sign-in.md`, 'none')).toBe(403);
  expect(await ask(`/__variorum/xray?url=${GUIDE}`, 'cross-site')).toBe(403);
  expect(await ask('/__open-in-editor?file=package.json', 'same-origin')).toBe(404);
  expect(readFileSync(opened, 'utf8')).toBe(before);
});

it('shows another variant beside it, which scrolls along passage by passage', async () => {
  await page.locator('variorum-xray select').selectOption({ label: 'server@1.0' });
  const heading = '#answers';
  const frames = ['/cloud/', '/server/1.0/'].map((part) => page.frameLocator(`iframe[src*="${part}"]`));
  for (const frame of frames) await frame.locator('.xray-labels').waitFor({ state: 'attached' });
  const topOf = async (index: number) => Math.round((await frames[index]!.locator(heading).boundingBox())!.y);
  const [own] = page.frames().filter((frame) => frame.url().endsWith(GUIDE) && frame !== page.mainFrame());
  await own!.evaluate((id) => {
    document.documentElement.style.scrollBehavior = 'auto';
    scrollTo(0, document.querySelector(id)!.getBoundingClientRect().top - 200);
  }, heading);
  await expect.poll(async () => Math.abs((await topOf(0)) - (await topOf(1)))).toBeLessThan(60);
  await page.locator('variorum-xray .fold').click();
  await page.locator('variorum-xray select').selectOption({ label: 'only this one' });
  expect(await page.locator('iframe').count()).toBe(0);
});

it('goes away with all that it has added', async () => {
  await page.locator('variorum-xray .close').click();
  expect(await page.locator('variorum-xray, [data-xray], .xray-labels').count()).toBe(0);
});

it('is in no build', () => {
  const files = globSync('**/*.{html,js,css}', { cwd: built.folder });
  expect(files.length).toBeGreaterThan(10);
  const known = files.filter((file) =>
    /xray|__variorum/i.test(readFileSync(join(built.folder, file), 'utf8')),
  );
  expect(known).toEqual([]);
});
