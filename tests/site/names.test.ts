import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { Page } from 'playwright';
import { markdownToHtml } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { escapePattern } from '../../src/engine/escape-pattern.ts';
import { attribute, elements, textOf } from '../cases/html.ts';
import { writeFolder } from '../command-line/run-command.ts';
import { build } from '../stage/build.ts';
import { sharedBrowser } from '../stage/stage.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** Pieces that end something, begin something or mean something wherever a name may be written. */
const PIECES = [
  ...[
    '"',
    "'",
    '`',
    '<',
    '>',
    '&',
    '\\',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '*',
    '_',
    '|',
    '#',
    '$&',
    '%',
    '?',
    '/',
    ';',
    ',',
    ':',
  ],
  ...[
    '</title>',
    '</script>',
    '<x-injected>',
    '<!--',
    '-->',
    ']]>',
    '&quot;',
    '&#39;',
    '"onx="1',
    "' onx='1",
    '](x)',
    '\n',
    '\n\n',
  ],
  ...[
    '{% if x %}',
    '{{ x }}',
    '$'.concat('{x}'),
    '\u2028',
    '中文',
    '🎉',
    'é',
    'مرحبا',
    '--',
    '---',
    '==',
    'A',
    'b',
    'C++',
  ],
];
const name = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 })
  .map((pieces) => `N ${pieces.join(' ')}`);
/** Frontmatter may use variables; a name that looks like a tag would be one there. */
const isPlain = (text: string) => !/\{[{%#]/.test(text);
const NAMES = fc.sample(
  fc
    .uniqueArray(name, { minLength: 9, maxLength: 9, selector: oneLine })
    .filter(([title = '', lead = '']) => isPlain(title) && isPlain(lead)),
  1,
)[0]!;
const [TITLE, LEAD, SITE, DESCRIPTION, GROUP, ENTRY, ...PRODUCTS] = NAMES as [
  ...[string, string, string, string, string, string],
  ...string[],
];

/** Titles as they are typed, and as readers see them. */
const TYPED: Record<string, [typed: string, shown: string]> = {
  'stars.md': ['The \\*args and \\_\\_init\\_\\_ names', 'The *args and __init__ names'],
  'party.md': [':tada: Release party', '🎉 Release party'],
  'stream.md': ['Read \\<iostream\\>', 'Read <iostream>'],
  'release notes.md': ['Notes &amp; `code`', 'Notes & code'],
  'C++ (draft).md': ['The **C++** [draft](stars.md)', 'The C++ draft'],
  '中文/概览.md': ['概览', '概览'],
  "it's a&b.md": ["It's A & B", "It's A & B"],
};

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function content(): Record<string, string> {
  const site = {
    title: SITE,
    description: DESCRIPTION,
    url: 'https://names.example',
    edit_url: 'https://git.example/edit/{path}',
    products: PRODUCTS.map((product, index) => ({
      id: `p${index}`,
      name: product,
      ...(index === 0 ? { versions: ['1.0', '2.0'] } : {}),
      attributes: { tenant: product, recovery_api_url: `calls/?a="b"` },
    })),
    nav: [
      'index.md',
      { title: GROUP, children: ['demo.md', 'component.mdx'] },
      { title: ENTRY, page: 'plain.md' },
      ...Object.keys(TYPED),
    ],
  };
  const links = Object.keys(TYPED).map((path) => `- [a link](<${path}>)`);
  return {
    'site.yml': stringify(site),
    'index.md': `# Home\n\n${links.join('\n')}\n`,
    'demo.md': `---\n${stringify({ title: TITLE, description: LEAD, redirect_from: ['/old/dé mo/', 'former.html'] })}---\n{{ recovery_demo() }}\n`,
    'component.mdx':
      '---\nwhen: product == "p1"\n---\nimport Box from "./Box.astro";\n\n# With a \\*component\\*\n\n<Box>\n\n    Indented **text** and [a link](<C++ (draft).md>).\n\n</Box>\n',
    'Box.astro':
      '<section class="box"><h2 id="ptarmigan">A ptarmigan</h2><table><tr><td>cell</td></tr></table><slot /></section>\n',
    'plain.md': `# Plain\n\nText.\n`,
    'alone.md': 'Text without a heading.\n',
    'legacy.md': '---\nwhen: is_version == "1.0"\nredirect_from: [/legacy/x/]\n---\n# Legacy\n\nText.\n',
    ...Object.fromEntries(
      Object.entries(TYPED).map(([path, [typed]]) => [path, `# ${typed}\n\nWords about a wombat.\n`]),
    ),
  };
}

/** Other names in every run: the site is built for this file alone. */
const folder = writeFolder(
  Object.fromEntries(Object.entries(content()).map(([path, text]) => [`docs/${path}`, text])),
);
const site = { folder: `${folder}/site`, origin: '' };
const browser = sharedBrowser();
let server: StaticServer;
let pages: { url: string; root: DefaultTreeAdapterTypes.Document; file: string }[];

beforeAll(async () => {
  await build(['--content', `${folder}/docs`, '--out', site.folder, '--cache', `${folder}/cache`]);
  server = await serveFolder(site.folder, { port: 0 });
  site.origin = server.origin;

  pages = globSync('**/*.html', { cwd: site.folder }).map((file) => ({
    file,
    url: `/${file.replace(/index\.html$/, '')}`,
    root: parse(readFileSync(`${site.folder}/${file}`, 'utf8')),
  }));
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string): Promise<Page> {
  const page = await (await browser.current.newContext()).newPage();
  await page.goto(site.origin + path);
  return page;
}

const hasClass = (element: Element, name: string) =>
  attribute(element, 'class')?.split(' ').includes(name) ?? false;
const one = (root: DefaultTreeAdapterTypes.Node, tag: string, name?: string) =>
  elements(root as Element, tag).find((element) => name === undefined || hasClass(element, name));
/** The pages that writers wrote, in every variant: those that have Markdown. */
const documents = () =>
  pages.flatMap((page) => {
    const link = elements(page.root as never, 'link').find(
      (each) => attribute(each, 'type') === 'text/markdown',
    );
    return link ? [{ ...page, twin: attribute(link, 'href')! }] : [];
  });
const read = (url: string) => readFileSync(site.folder + decodeURI(url), 'utf8');
/** Whether an address of the site leads to something. */
const exists = (address: string) => {
  const path =
    site.folder + decodeURIComponent(address.replace(/[?#].*$/, '').replace('https://names.example', ''));
  return existsSync(path.endsWith('/') ? `${path}index.html` : path);
};
const said = `with the names ${JSON.stringify(NAMES)}`;

describe('whatever products, titles and groups are called', () => {
  it('every page shows it to the letter, and nothing of it becomes a tag or an attribute', () => {
    expect(pages.length).toBeGreaterThan(40);
    for (const { root, url } of pages) {
      const injected = elements(root as never, '*').filter(
        ({ tagName, attrs }) => tagName === 'x-injected' || attrs.some((each) => each.name.includes('onx')),
      );
      expect(injected.length, `${url} ${said}`).toBe(0);
    }
    for (const [index, product] of PRODUCTS.entries()) {
      const home = index === 0 ? '/p0/2.0' : `/p${index}`;
      const { root } = pages.find(({ url }) => url === `${home}/demo/`)!;
      const demo = one(root, 'recovery-demo')!;
      expect(attribute(demo, 'product'), said).toBe(oneLine(product));
      expect(attribute(demo, 'tenant')!, said).toBe(product);
      expect(attribute(demo, 'api-url'), said).toBe(`${home}/calls/?a="b"`);
      expect(textOf(one(root, 'button', 'edition')!), said).toContain(oneLine(product));
      expect(textOf(one(root, 'title')!), said).toBe(
        [TITLE, `${product}${index === 0 ? ' 2.0' : ''}`, SITE].map((part) => oneLine(part)).join(' · '),
      );
      expect(textOf(one(root, 'h1')!), said).toBe(oneLine(TITLE));
      const [searched] = JSON.parse(attribute(one(root, 'html')!, 'data-search')!);
      expect(searched[2], said).toBe(oneLine(`${product}${index === 0 ? ' 2.0' : ''}`));
      const entries = elements(one(root, 'nav', 'side')!, 'a').map((link) => textOf(link));
      for (const title of [GROUP, ENTRY, TITLE]) expect(entries, said).toContain(oneLine(title));
    }
  });

  it('every other file can be read by what reads its kind', async () => {
    const manifest = JSON.parse(read('/manifest.json'));
    expect(manifest.variants.map(({ label }: { label: string }) => label)).toEqual(
      ['1.0', '2.0', '', ''].map((version, i) =>
        `${oneLine(PRODUCTS[Math.max(0, i - 1)]!)} ${version}`.trim(),
      ),
    );
    const page = await open('/p1/');
    const [problem, addresses] = await page.evaluate(async () => {
      const text = await (await fetch('/sitemap.xml')).text();
      const xml = new DOMParser().parseFromString(text, 'application/xml');
      return [
        xml.querySelector('parsererror')?.textContent,
        Array.from(xml.querySelectorAll('loc'), (loc) => loc.textContent ?? ''),
      ] as const;
    });
    expect(problem).toBeUndefined();
    expect(addresses.filter((address) => !exists(address))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(20);
    for (const file of globSync('*/**/llms.txt', { cwd: site.folder })) {
      const html = markdownToHtml(read(`/${file}`)).html;
      const links = elements(parseFragment(html), 'a');
      expect(
        links.filter((link) => !exists(attribute(link, 'href')!)),
        `${file} ${said}`,
      ).toEqual([]);
      const titles = links.map((link) => textOf(link));
      for (const title of [ENTRY, TITLE]) expect(titles, said).toContain(oneLine(title));
      for (const [, shown] of Object.values(TYPED)) expect(titles, said).toContain(shown);
      const groups = elements(parseFragment(html), 'h2').map((heading) => textOf(heading));
      expect(groups, said).toContain(oneLine(GROUP));
    }
  });

  it('a title is the same in the tab, the heading, the navigation, beside other pages and in the Markdown', () => {
    const shown = new Map<string, string>();
    for (const { url, root } of documents()) shown.set(url, textOf(one(root, 'h1')!));
    for (const { url, root, twin } of documents()) {
      const title = shown.get(url)!;
      if (url.match(/^\/p\d(?:\/\d\.\d)?\/$/) === null)
        expect(textOf(one(root, 'title')!), said).toMatch(new RegExp(`^${escapePattern(title)} · `));
      const nav = one(root, 'nav', 'side')!;
      for (const link of elements(nav, 'a')) {
        const target = attribute(link, 'href')!;
        // A title of nav itself is meant to differ.
        if (hasClass(link, 'home') || target.endsWith('/plain/') || !shown.has(target)) continue;
        expect(textOf(link), said).toBe(shown.get(target));
      }
      for (const link of elements(one(root, 'nav', 'neighbours') ?? parseFragment(''), 'a'))
        expect(textOf(link), said).toMatch(
          new RegExp(`^(?:Previous|Next) ?${escapePattern(shown.get(attribute(link, 'href')!)!)}$`),
        );
      const [headline] = elements(parseFragment(markdownToHtml(read(twin)).html), 'h1');
      expect(textOf(headline!).replace('🎉', ':tada:'), `${twin} ${said}`).toBe(
        title.replace('🎉', ':tada:'),
      );
    }
    for (const [path, [, title]] of Object.entries(TYPED))
      expect(shown.get(`/p1/${path.replace('.md', '')}/`), path).toBe(title);
  });
});

/** A twin without its head. */
function textIn(twin: string): string {
  const text = read(twin);
  expect(text, `${twin} ${said}`).toMatch(/^(?:> p\d.*\n)?> All pages of .*\n\n/);
  return text.slice(text.indexOf('\n\n') + 2);
}

describe('the Markdown of every page', () => {
  it('says what the page shows', () => {
    const twins = globSync('**/*.md', { cwd: site.folder });
    const copies = twins.filter((path) => path.split('/').includes('latest'));
    expect(documents().length).toBe(twins.length - copies.length);
    expect(copies.length).toBeGreaterThan(0);
    for (const { root, twin } of documents()) {
      const article = `${textOf(one(root, 'h1')!)}${textOf(one(root, 'article')!)}`;
      const theirs = textOf(markdownToHtml(textIn(twin)).html).replace(':tada:', '🎉');
      expect(theirs.replace(/\s/g, ''), `${twin} ${said}`).toBe(article.replace(/\s/g, ''));
    }
    expect(textIn('/p1/component.md')).toBe(
      '# With a \\*component\\*\n\n## A ptarmigan\n\n| |\n| - |\n| cell |\n\nIndented **text** and [a link](https://names.example/p1/C++%20%28draft%29/).\n',
    );
  });

  it('leads where something is', () => {
    let count = 0;
    for (const { twin } of documents())
      for (const link of elements(parseFragment(markdownToHtml(read(twin)).html), 'a')) {
        count++;
        expect(exists(attribute(link, 'href')!), `${twin}: ${attribute(link, 'href')}`).toBe(true);
      }
    expect(count).toBeGreaterThan(30);
  });
});

describe('search', () => {
  it('finds a page once, by its title as readers see it, and what components print', async () => {
    const page = await open('/p1/');
    const results = async (query: string) => {
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill(query);
      await page
        .locator('.search [role=status]')
        .filter({ hasText: `“${query}”` })
        .waitFor();
      const found = page.locator('.results a');
      const texts = await found.allTextContents();
      await page.keyboard.press('Escape');
      return texts;
    };
    expect(await results('args')).toEqual(['The *args and __init__ names']);
    expect(await results('release party')).toContain('🎉 Release party');
    expect(await results('iostream')).toEqual(['Read <iostream>']);
    expect(await results('ptarmigan')).toEqual(['With a *component*', 'A ptarmigan']);
    expect((await results('wombat')).toSorted()).toEqual(
      Object.values(TYPED)
        .map(([, title]) => title)
        .toSorted(),
    );
    await page.context().close();
  });
});

describe('a former address', () => {
  it.each([
    ['/old/d%C3%A9%20mo/', '/p0/2.0/demo/'],
    ['/p1/former.html', '/p1/demo/'],
    ['/p0/latest/former.html', '/p0/2.0/demo/'],
    ['/legacy/x/', '/p0/1.0/legacy/'],
    ['/p0/latest/%E4%B8%AD%E6%96%87/%E6%A6%82%E8%A7%88/', '/p0/2.0/%E4%B8%AD%E6%96%87/%E6%A6%82%E8%A7%88/'],
  ])('%s leads to the page', async (from, to) => {
    const page = await open(`${from}?a=1#part`);
    await page.waitForURL(`**${to}*`);
    expect(new URL(page.url()).pathname).toBe(to);
    await page.context().close();
  });
});
