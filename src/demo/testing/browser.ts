import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { build } from 'vite';

const DEMO = resolve(import.meta.dirname, '..');
/** Nobody answers there: every request is answered by the test itself. */
const ADDRESS = 'https://docs.example.com/guide/';

/** The styles of the site that the demo takes its colours from. */
const SHEETS = ['tokens', 'base', 'prose', 'blocks', 'tables', 'tabs'];

/** The demo as one script, with its styles in it, as a build of the site makes it. */
export async function bundleDemo(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      target: 'esnext',
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(DEMO, 'element/recovery-demo.ts') },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !('output' in bundle)) throw new Error('Vite has built nothing.');
  return bundle.output[0].code;
}

/** Starts the browser that the machine has, or Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['google-chrome', 'chromium', 'chromium-browser'];
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
  const executablePath = process.env.CHROME_PATH || installed;
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** A page with demos, whose clock stands still until the test moves it. */
export interface DemoPage {
  page: Page;
  /** Addresses that were asked for after the page had loaded. */
  requests: string[];
  /** Lets answers arrive. */
  settle: () => Promise<void>;
}

/** Opens a page with some HTML, the demo's script and the site's styles. */
export async function openPage(
  browser: Browser,
  script: string,
  body: string,
  { search = '', ...options }: BrowserContextOptions & { search?: string } = {},
): Promise<DemoPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const styles = SHEETS.map((name) => readFileSync(join(DEMO, `../site/styles/${name}.css`), 'utf8')).join(
    '',
  );
  const html = `<!doctype html><html lang="en" class="js"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Guide</title><link rel="icon" href="data:,"><style>${styles}</style><main class="prose"><h1>Guide</h1>${body}</main><script type="module">${script}</script></html>`;
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.clock.install();
  await page.goto(ADDRESS + search);
  await page.waitForFunction(() => customElements.get('recovery-demo'));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => {
    throw error;
  });
  return { page, requests, settle: () => page.clock.runFor(1000) };
}

export function demoHtml(attributes: string): string {
  return `<recovery-demo product="Acme" methods="email-link email-otp sms-otp" ${attributes}><p>Pictures.</p></recovery-demo>`;
}
