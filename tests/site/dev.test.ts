import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DevServer, startDev } from '../serving/dev-server.ts';
import { sharedBrowser } from '../stage/stage.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CONTENT = `${PROJECT}.variorum/tests/dev-content`;
const GUIDE = `${CONTENT}/guides/sign-in.md`;

const browser = sharedBrowser();
/** of all tests: what the server has sent unbundled, in a hundred files, need not be sent and read anew */
let reader: BrowserContext;
let dev: DevServer;
let page: Page;
let origin: string;

beforeAll(async () => {
  rmSync(CONTENT, { recursive: true, force: true });
  cpSync(`${PROJECT}tests/site/content`, CONTENT, { recursive: true });
  writeFileSync(`${CONTENT}/assets/100%.txt`, 'All of it.\n');
  dev = await startDev(CONTENT, 46_123);
  origin = dev.origin;
  reader = await browser.current.newContext();
  reader.setDefaultTimeout(0);
});

beforeEach(async () => {
  page = await reader.newPage();
});

afterEach(() => page.close());

afterAll(async () => {
  dev?.stop();
  rmSync(CONTENT, { recursive: true, force: true });
});

/**
 * Opens a page and waits until the development server can reach it: a change before that would be missed. A change that the test
 * before has made may load the page again meanwhile, so nothing waits for the end of its first load.
 */
async function visit(path: string): Promise<void> {
  const connected = page.waitForEvent('console', (message) => message.text().includes('[vite] connected'));
  await page.goto(origin + path, { waitUntil: 'commit' });
  await connected;
}

function edit(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

it('says of the search that it has no index in development', async () => {
  await visit('/server/2.0/guides/sign-in/');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByText('In development, the search has no index').waitFor();
});

it('compares a page with another version, though Astro builds meanwhile', async () => {
  // What it does when it begins: what the script of a comparison needs would be gone from there.
  rmSync(`${PROJECT}node_modules/.vite/deps`, { recursive: true, force: true });
  await visit('/server/2.0/guides/sign-in/?compare=1.0');
  await page.getByText('What changed from 1.0 to 2.0').waitFor();
});

it('shows a change in the open page by itself', async () => {
  await visit('/server/2.0/guides/sign-in/');
  edit(GUIDE, 'Open the portal.', 'Open the gate.');
  await page.getByText('Open the gate.').waitFor();
  edit(GUIDE, 'Open the gate.', 'Open the portal.');
  await page.getByText('Open the portal.').waitFor();
});

describe('a change of the text', () => {
  /** Marks the page at hand: what loads it again takes the mark away. */
  const mark = () => page.evaluate(() => document.body.setAttribute('data-mark', ''));
  const isMarked = () => page.evaluate(() => document.body.hasAttribute('data-mark'));
  const article = (from: Page) => from.locator('article.prose').evaluate((element) => element.textContent);
  let text: string;

  beforeEach(async () => {
    text = readFileSync(GUIDE, 'utf8');
    await visit('/server/2.0/guides/sign-in/');
    // The first change after the start of the server may be of anything.
    writeFileSync(GUIDE, text.replace('Everybody begins', 'We all begin'));
    await page.getByText('We all begin here').waitFor();
    await page.waitForLoadState('networkidle');
    await mark();
  });

  afterEach(() => writeFileSync(GUIDE, text));

  it('is shown in its place: chosen tabs stay, and all reads as if it was loaded again', async () => {
    await page.getByRole('tab', { name: 'Passkey' }).first().click();
    const changes: [from: string, to: string, seen: string][] = [
      ['Everybody begins here', 'All *begin* at [once](tokens.md)', 'All begin at once'],
      ['whatever the product.', 'whatever it is.\n\nA paragraph comes.\n\nAnd one more.', 'And one more.'],
      ['A paragraph comes.\n\n', '', ''],
      ['Touch the key.', 'Touch the *big* key.', 'Touch the big key.'],
      ['| `429` | too many tries |', '| `429` | too many |\n| `500` | ours |', '500'],
      ['The portal forgets you', 'It forgets you', 'It forgets you'],
    ];
    const other = await reader.newPage();
    let now = text;
    for (const [from, to, seen] of changes) {
      expect(now).toContain(from);
      now = now.replace(from, to);
      writeFileSync(GUIDE, now);
      if (seen === '') await page.getByText('A paragraph comes.').waitFor({ state: 'detached' });
      else await page.getByText(seen).first().waitFor({ state: 'attached' });
      await other.goto(page.url());
      await other.getByRole('tab', { name: 'Passkey' }).first().waitFor();
      expect(await article(page), to).toBe(await article(other));
    }
    await other.close();
    expect(await isMarked()).toBe(true);
    expect(await page.getByText('Touch the big key.').isVisible()).toBe(true);
  });

  it.each([
    ['a heading', '## Send the code again', '## Send it again'],
    ['the label of a tab', '=== "Refused"', '=== "Declined"'],
    ['code', 'curl --request POST', 'curl --request PUT'],
    ['what stands outside the text', 'description: Open the portal', 'description: Open the gate'],
  ])('loads the page again when it is %s', async (_, from, to) => {
    writeFileSync(GUIDE, text.replace(from, to));
    await expect.poll(isMarked).toBe(false);
  });

  it('loads the page again when something else changes with it, which no HTML tells', async () => {
    const picture = `${CONTENT}/assets/mark.svg`;
    writeFileSync(picture, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(GUIDE, text.replace('Open the portal.', 'Open the door.'));
    await page.getByText('Open the door.').waitFor();
    await expect.poll(isMarked).toBe(false);
    rmSync(picture);
  });
});

describe('what happens while a page is on its way', () => {
  let letGo: () => void;
  let listening: Page;

  beforeEach(async () => {
    // Vite keeps what it has to tell only as long as nobody listens at all.
    await visit('/server/2.0/guides/sign-in/');
    listening = page;
    page = await reader.newPage();
    const { promise: held, resolve } = Promise.withResolvers<void>();
    letGo = resolve;
    await page.route('**/@vite/client', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${origin}/server/2.0/guides/sign-in/`, { waitUntil: 'commit' });
    await page.getByText('Open the portal.').waitFor();
  });

  afterEach(() => listening.close());

  it('is shown when it is a change', async () => {
    edit(GUIDE, 'Open the portal.', 'Open the window.');
    await listening.getByText('Open the window.').waitFor();
    letGo();
    await page.getByText('Open the window.').waitFor();
    edit(GUIDE, 'Open the window.', 'Open the portal.');
    await page.getByText('Open the portal.').waitFor();
  });

  it('is shown when paths turn out to have two origins, which takes longer', async () => {
    writeFileSync(`${CONTENT}/manifest.json`, '{}');
    await listening.getByRole('heading', { name: 'This page cannot be shown yet' }).waitFor();
    letGo();
    await page.getByRole('heading', { name: 'This page cannot be shown yet' }).waitFor();
    rmSync(`${CONTENT}/manifest.json`);
    await page.getByText('Open the portal.').waitFor();
  });
});

it('shows a change of a page in MDX format', async () => {
  await visit('/');
  edit(`${CONTENT}/index.mdx`, 'Choose a product.', 'Take a product.');
  await page.getByText('Take a product.').waitFor();
});

it('shows a change of a Markdown file that a page in MDX format brings in', async () => {
  const [file, part] = [`${CONTENT}/guides/bringing.mdx`, `${CONTENT}/guides/_brought.md`];
  writeFileSync(part, 'Brought once.\n');
  writeFileSync(file, '# Bringing\n\n{% include "./_brought.md" %}\n');
  try {
    await vi.waitUntil(async () => (await fetch(`${origin}/cloud/guides/bringing/`)).ok, { timeout: 20_000 });
    await visit('/cloud/guides/bringing/');
    await page.getByText('Brought once.').waitFor();
    edit(part, 'once', 'twice');
    await page.getByText('Brought twice.').waitFor();
  } finally {
    rmSync(file);
    rmSync(part);
  }
});

it('shows what is wrong in the place of the page, and the page again once it is right', async () => {
  await visit('/server/1.0/guides/sign-in/');
  edit(GUIDE, 'Everybody begins', '{{ nobody }} begins');
  await page.getByRole('heading', { name: 'This page cannot be shown yet' }).waitFor();
  expect(await page.locator('.findings code').first().textContent()).toBe('guides/sign-in.md:10:4');
  expect(await page.locator('.findings h2').first().textContent()).toContain('"nobody"');
  expect(await page.locator('.excerpt .meant').first().innerText()).toMatch(
    /^10\s+\{\{ nobody \}\} begins here/,
  );
  expect((await page.request.get(page.url())).status()).toBe(500);
  edit(GUIDE, '{{ nobody }} begins', 'Everybody begins');
  await page.getByText('Everybody begins here').waitFor();
});

it('shows what is wrong with a component in the place of the page, and the page again once it is right', async () => {
  const stamp = `${CONTENT}/Stamp.astro`;
  const text = readFileSync(stamp, 'utf8');
  await visit('/');
  writeFileSync(stamp, `---\nconst x = ;\n---\n${text}`);
  await page.getByText('This file cannot be compiled').waitFor();
  expect(await page.locator('main code').innerText()).toBe('Stamp.astro:2:11');
  writeFileSync(stamp, `---\nthrow new Error('No ink.');\n---\n${text}`);
  await page.getByText('The component "Stamp" cannot be shown: No ink.').waitFor();
  writeFileSync(stamp, text);
  await page.getByText('A component of a writer.').waitFor();
});

it('prints what is wrong with the page that is open, once', async () => {
  await visit('/server/1.0/guides/sign-in/');
  edit(GUIDE, 'Everybody begins', '[Everybody](nobody.md) begins');
  await page.getByRole('link', { name: 'Everybody' }).waitFor();
  await page.reload();
  edit(GUIDE, '[Everybody](nobody.md) begins', 'Everybody begins');
  await page.getByText('Everybody begins here').waitFor();
  expect(dev.output().match(/sign-in\.md:10:13 missing-page/g)).toHaveLength(1);
  expect(dev.output()).toContain('This link leads to no page: "guides/nobody"');
});

it('prints the errors of the page that is open together with its warnings', async () => {
  await visit('/server/1.0/guides/sign-in/');
  edit(GUIDE, 'Everybody begins', '[All](no-one.md) ![none](none.png) begin');
  await page.getByText('There is no picture').waitFor();
  edit(GUIDE, '[All](no-one.md) ![none](none.png) begin', 'Everybody begins');
  await page.getByText('Everybody begins here').waitFor();
  expect(dev.output().match(/sign-in\.md:10:26 missing-image/g)).toHaveLength(1);
  expect(dev.output()).toContain('This link leads to no page: "guides/no-one"');
});

it('follows folders for includes that site.yml names meanwhile', async () => {
  const root = `${CONTENT}-includes`;
  mkdirSync(root, { recursive: true });
  writeFileSync(`${root}/more.md`, 'First words.\n');
  await visit('/server/1.0/guides/sign-in/');
  edit(`${CONTENT}/site.yml`, 'products:', 'include_roots: [../dev-content-includes]\nproducts:');
  edit(GUIDE, 'Everybody begins', '{% include "more.md" %}\n\nEverybody begins');
  await page.getByText('First words.').waitFor();
  writeFileSync(`${root}/more.md`, 'Other words.\n');
  await page.getByText('Other words.').waitFor();
  edit(`${CONTENT}/site.yml`, 'include_roots: [../dev-content-includes]\n', '');
  await page.getByRole('heading', { name: 'This page cannot be shown yet' }).waitFor();
  edit(GUIDE, '{% include "more.md" %}\n\n', '');
  await page.getByText('Everybody begins here').waitFor();
  rmSync(root, { recursive: true });
});

it('shows two origins of one path in the place of pages, and the pages again once there is one', async () => {
  await visit('/server/1.0/guides/sign-in/');
  writeFileSync(`${CONTENT}/manifest.json`, '{}');
  await page.getByRole('heading', { name: 'This page cannot be shown yet' }).waitFor();
  expect(await page.locator('.findings code').first().textContent()).toBe('manifest.json:1');
  await expect.poll(() => dev.output()).toContain('manifest.json:1 output-collision');
  rmSync(`${CONTENT}/manifest.json`);
  await page.getByText('Everybody begins here').waitFor();
});

it('shows what is wrong with site.yml, and the page again once it is right', async () => {
  await visit('/server/1.0/guides/sign-in/');
  edit(`${CONTENT}/site.yml`, 'latest: "2.0"', 'latest: "3.0"');
  await page.locator('.findings h2', { hasText: 'latest: "3.0"' }).waitFor();
  edit(`${CONTENT}/site.yml`, 'latest: "3.0"', 'latest: "2.0"');
  await page.getByText('Everybody begins here').waitFor();
});

it('shows how the site looks as soon as site.yml says it otherwise', async () => {
  const site = `${CONTENT}/site.yml`;
  const before = readFileSync(site, 'utf8');
  await visit('/server/1.0/guides/sign-in/');
  writeFileSync(`${CONTENT}/brand.css`, 'h1 { font-style: italic }\n');
  writeFileSync(
    site,
    `${before}theme: { accent: "#b4235a" }\ncss: brand.css\nfooter: "© *Acme*"\nannouncement: News for all\n`,
  );
  await page.getByText('News for all').waitFor();
  const styles = () =>
    page.evaluate(() => [
      getComputedStyle(document.documentElement).accentColor,
      getComputedStyle(document.querySelector('h1')!).fontStyle,
    ]);
  await expect.poll(styles).toEqual(['rgb(180, 35, 90)', 'italic']);
  writeFileSync(`${CONTENT}/brand.css`, 'h1 { font-style: oblique }\n');
  await expect.poll(async () => (await styles())[1]).toBe('oblique');
  edit(site, '#b4235a', '#ffcc00');
  await page.getByText('The nearest that can be read is').waitFor();
  writeFileSync(site, before);
  rmSync(`${CONTENT}/brand.css`);
  await page.getByText('Everybody begins here').waitFor();
});

it('serves everything else too: Markdown, lists for machines, assets, redirects, the 404 page', async () => {
  const get = async (path: string, accept = '*/*'): Promise<[number, string]> => {
    const response = await page.request.get(origin + path, { headers: { accept } });
    return [response.status(), await response.text()];
  };
  expect(await get('/server/1.0/guides/sign-in.md')).toEqual([200, expect.stringContaining('# Sign in')]);
  expect(await get('/server/1.0/guides/sign-in/', 'text/markdown')).toEqual(
    await get('/server/1.0/guides/sign-in.md'),
  );
  expect(await get('/server/1.0/llms.txt')).toEqual([200, expect.stringContaining('Acme Server 1.0')]);
  expect(await get('/llms.txt')).toEqual([200, expect.stringContaining('/server/1.0/llms.txt')]);
  expect(await get('/server/latest/llms.txt')).toEqual(await get('/server/2.0/llms.txt'));
  expect(await get('/server/latest/guides/sign-in.md')).toEqual(await get('/server/2.0/guides/sign-in.md'));
  expect(await get('/server/2.0/llms-full.txt')).toEqual([200, expect.stringContaining('# Sign in')]);
  expect(await get('/manifest.json')).toEqual([200, expect.stringContaining('server@next')]);
  expect(await get('/assets/plan.txt')).toEqual([200, 'A file to download.\n']);
  expect(await get('/server/latest/guides/sign-in/')).toEqual([
    200,
    expect.stringContaining('Everybody begins'),
  ]);
  expect(await get('/assets/100%25.txt')).toEqual([200, 'All of it.\n']);
  expect(await get('/nothing/')).toEqual([404, expect.stringContaining('This page is not here')]);
});

it('gives the Markdown of a page with components as the page shows it, and follows a change of it', async () => {
  const file = `${CONTENT}/guides/parts.mdx`;
  writeFileSync(
    file,
    "---\nredirect_from: [/früher/]\n---\nimport Stamp from '../Stamp.astro';\n\n# Parts\n\n<Stamp />\n\nEnd.\n",
  );
  const twin = async () => (await fetch(`${origin}/cloud/guides/parts.md`)).text();
  await vi.waitUntil(
    async () => (await twin()).endsWith('\n\n# Parts\n\nA component of a writer.\n\nEnd.\n'),
    {
      timeout: 20_000,
    },
  );
  edit(file, 'End.', 'The end.');
  await vi.waitUntil(async () => (await twin()).includes('The end.'), { timeout: 20_000 });
  const moved = await fetch(`${origin}/fr%C3%BCher/`, { redirect: 'manual' });
  expect(moved.headers.get('location')).toBe('/cloud/guides/parts/');
  rmSync(file);
});

it('has X-ray in the toolbar of Astro', async () => {
  await visit('/cloud/guides/sign-in/');
  // Until an app is ready, the toolbar does nothing for a click on it.
  await page.waitForFunction(() => {
    const toolbar = document.querySelector<HTMLElement & { apps?: { id: string; status: string }[] }>(
      'astro-dev-toolbar',
    );
    return toolbar?.apps?.some(({ id, status }) => id === 'variorum:xray' && status === 'ready');
  });
  await page.locator('astro-dev-toolbar button[data-app-id="variorum:xray"]').dispatchEvent('click');
  await page.locator('variorum-xray').getByText('if product == "cloud"').first().waitFor();
  await page.locator('variorum-xray .close').click();
  await expect.poll(() => page.locator('variorum-xray').count()).toBe(0);
});
