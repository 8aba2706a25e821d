import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'parse5';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/site/serving/policy.ts';
import { Driver } from '../demo/driver.ts';
import { build } from '../stage/build.ts';
import { sharedBrowser } from '../stage/stage.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const SCRATCH = mkdtempSync(join(tmpdir(), 'variorum-policy-'));
const CONTENT = join(SCRATCH, 'content');
const BASE = '/docs';
const EVERYTHING = '/server/2.0/guides/everything/';

/** All that the dialect makes elements with attributes of. */
const PAGE = `# Everything :material-check:

{{ recovery_demo("email-otp") }}

| Left | Middle | Right |
|:-----|:------:|------:|
| a    |   b    |     c |

\`\`\`js linenums="7" hl_lines="2"
const a = 1;
const b = 2;
\`\`\`

- [x] done
- [ ] open

Text with a footnote[^1], ==marked== and ++ctrl+c++, **loud**{: style="letter-spacing: 3px" }.

[^1]: Below.

<div style="width: 123px" id="mine">Raw</div>

??? tip "Folded"

    Inside.

=== "One"

    First.

=== "Two"

    Second.
`;

/** A page of each kind. */
const KINDS: Record<string, string> = {
  'the start page, in MDX with components': '/',
  'the home of a product': '/cloud/',
  'the home of a version': '/server/2.0/',
  'a section': '/server/2.0/reference/',
  'a guide': '/server/2.0/guides/sign-in/',
  'a page with everything': EVERYTHING,
  'a version that is not released': '/server/next/guides/sign-in/',
  'an address at which nothing is': '/server/2.0/nothing/',
  'a redirect of a product': '/server/',
  'a redirect of latest': '/server/latest/guides/sign-in/',
  'a redirect of a former name': '/server/2.0/guides/log-in/',
};

const FOLDER = join(SCRATCH, 'site');
const browser = sharedBrowser();
let server: StaticServer;

beforeAll(async () => {
  cpSync(`${PROJECT}tests/site/content`, CONTENT, { recursive: true });
  writeFileSync(`${CONTENT}/guides/everything.md`, PAGE);
  await build(['--out', FOLDER, '--content', CONTENT, '--base', BASE]);
  server = await serveFolder(FOLDER, { port: 0, base: BASE });
});

afterAll(async () => {
  await server?.close();
  rmSync(SCRATCH, { recursive: true, force: true });
});

/** Opens a page that notes what the policy forbade it, and what else its console had against it. */
async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.current.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  await page.exposeFunction('noteViolation', (text: string) => void wrong.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      const note = (globalThis as unknown as { noteViolation(text: string): void }).noteViolation;
      note(`${violatedDirective} forbids ${blockedURI} ${sample} in ${sourceFile}`);
    });
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    // The browser says so of the page itself where nothing is.
    const isMissing = message.text().includes('status of 404') && message.location().url === page.url();
    if (message.type() === 'error' && !isMissing) wrong.push(message.text());
  });
  const response = await page.goto(server.origin + BASE + path);
  expect(response!.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  return { page, wrong };
}

describe('under a strict Content-Security-Policy', () => {
  it('the policy has no exceptions', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'self'; script-src 'self';");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-|data:|blob:|https?:|\*/);
  });

  it('what it forbids is noted here', async () => {
    const { page, wrong } = await open('/');
    await page.route(`**${EVERYTHING}`, async (route) => {
      const response = await route.fetch();
      const added =
        '<p style="color: red">a</p><script>1</script><img alt="" src="data:image/png;base64,AA==">';
      await route.fulfill({ response, body: (await response.text()).replace('<main', `${added}<main`) });
    });
    await page.goto(server.origin + BASE + EVERYTHING);
    for (const directive of ['style-src-attr', 'script-src-elem', 'img-src'])
      expect(
        wrong.filter((text) => text.startsWith(directive)),
        directive,
      ).toHaveLength(1);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`every kind of page is shown without a violation (${colorScheme})`, async () => {
      const found: Record<string, string[]> = {};
      const { page, wrong } = await open('/', { colorScheme });
      for (const [kind, path] of Object.entries(KINDS)) {
        await page.goto(server.origin + BASE + path);
        await page.emulateMedia({ media: 'print' });
        await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
        expect(await page.locator('h1').first().isVisible(), kind).toBe(true);
        await page.emulateMedia({ forcedColors: 'none' });
        const said = wrong.splice(0);
        if (said.length > 0) found[kind] = said;
      }
      await page.context().close();
      expect(found).toEqual({});
    });
  }

  it('search finds, and its result opens', async () => {
    const { page, wrong } = await open('/server/2.0/');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('zebra');
    await page.locator('.results a').first().click();
    await page.waitForURL(`**${BASE}/server/2.0/guides/sign-in/**`);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('a chosen theme is there before anything is painted, on the next page too', async () => {
    const { page, wrong } = await open('/server/2.0/guides/sign-in/');
    const button = page.locator('button.theme');
    await button.click();
    await button.click();
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    // The module would set it later: without it, what the head waits for does so alone.
    await page.route('**/Base.astro*.js', (route) => route.abort());
    await page.goto(`${server.origin}${BASE}/server/2.0/`);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);
    expect(wrong.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    await page.context().close();
  });

  it('the script that the head waits for is smaller than 1 kB', () => {
    const [file] = globSync('_site/before-paint.*.js', { cwd: FOLDER });
    expect(readFileSync(`${FOLDER}/${file}`).length).toBeLessThan(1_000);
  });

  it('switcher, navigation, tabs, copy buttons and the list of contents work', async () => {
    const { page, wrong } = await open(EVERYTHING, { viewport: { width: 390, height: 800 } });
    await page.locator('button.edition').click();
    await page.locator('#site\\:editions').getByRole('link', { name: 'next' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('button.menu').click();
    await page.locator('#site\\:nav').getByRole('link', { name: 'Sign in' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Two' }).click();
    expect(await page.getByText('Second.').isVisible()).toBe(true);
    expect(await page.locator('.copy').count()).toBe(1);
    await page.goto(`${server.origin}${BASE}/server/2.0/guides/sign-in/`);
    expect(await page.locator('.toc details').getAttribute('open')).toBe(null);
    await page.locator('.toc summary').click();
    await page.locator('.toc a').first().click();
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('the demo plays', async () => {
    const { page, wrong } = await open(EVERYTHING);
    const demo = await Driver.visible(page);
    const { root } = demo;
    await demo.pick('success');
    expect((await demo.shown()).scenario).toBe('success');
    expect(await root.locator('.ui').evaluate((ui) => getComputedStyle(ui).borderRadius)).toBe('16px');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('tables are aligned, lines are numbered, icons are drawn, and what writers styled is styled', async () => {
    const { page, wrong } = await open(EVERYTHING);
    const style = (selector: string, name: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((element, of) => getComputedStyle(element).getPropertyValue(of), name);
    const aligned = await page
      .locator('.prose > .table tbody td')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
    expect(aligned).toEqual(['start', 'center', 'right']);
    const numbers = await page
      .locator('.numbered .line')
      .evaluateAll((lines) =>
        lines.map((line) => getComputedStyle(line, '::before').content.replace(/[^\d]/g, '')),
      );
    expect(numbers).toEqual(['7', '8']);
    expect(await style('[data-icon=search]', 'mask-image')).toMatch(
      /^url\("http.*\/docs\/_site\/search\..*\.svg"\)$/,
    );
    expect(await style('#mine', 'width')).toBe('123px');
    expect(await style('p > strong', 'letter-spacing')).toBe('3px');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('redirects keep what stands behind an address, and lead on without JavaScript too', async () => {
    const { page } = await open('/server/latest/guides/sign-in/?a=b#tab-code');
    await page.waitForURL(`**${BASE}/server/2.0/guides/sign-in/?a=b#tab-code`);
    await page.context().close();
    const plain = await open('/server/2.0/guides/log-in/', { javaScriptEnabled: false });
    await plain.page.waitForURL(`**${BASE}/server/2.0/guides/sign-in/`);
    await plain.page.context().close();
  });

  it('no file of the site has an inline script that is run, a style attribute or element, or code in an attribute', () => {
    const found: string[] = [];
    const files = globSync('**/*.html', { cwd: FOLDER });
    for (const file of files) {
      const walk = (node: {
        tagName?: string;
        attrs?: { name: string; value: string }[];
        childNodes?: object[];
      }): void => {
        const attributes = new Map(node.attrs?.map(({ name, value }) => [name, value]));
        // Data is no script, whatever its tag: browsers do not run it, and no policy concerns it.
        const isData = attributes.get('type') === 'application/ld+json';
        if (node.tagName === 'script' && !attributes.has('src') && !isData)
          found.push(`${file}: inline script`);
        if (node.tagName === 'style') found.push(`${file}: style element`);
        for (const [name, value] of attributes)
          if (name === 'style' || name.startsWith('on') || /^\s*(?:data|javascript|blob):/i.test(value))
            found.push(`${file}: ${name}="${value}"`);
        for (const child of node.childNodes ?? []) walk(child);
      };
      walk(parse(readFileSync(`${FOLDER}/${file}`, 'utf8')));
    }
    for (const file of globSync('_site/*.css', { cwd: FOLDER }))
      if (/data:/.test(readFileSync(`${FOLDER}/${file}`, 'utf8'))) found.push(`${file}: data:`);
    expect(files.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
