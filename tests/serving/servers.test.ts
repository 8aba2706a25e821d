import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { writeFolder } from '../command-line/run-command.ts';
import { type DevServer, startDev } from './dev-server.ts';
import { sendRaw, statuses } from './raw-request.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CONTENT = `${PROJECT}.variorum/tests/serving-content`;

let site: string;
let start: StaticServer;
let dev: DevServer;
const origins: Record<string, () => string> = { start: () => start.origin, dev: () => dev.origin };

beforeAll(async () => {
  site = writeFolder({ 'index.html': 'Home', '404.html': 'This page is not here', 'a.txt': 'content' });
  start = await serveFolder(site, { port: 0 });
  rmSync(CONTENT, { recursive: true, force: true });
  cpSync(`${PROJECT}tests/site/content`, CONTENT, { recursive: true });
  mkdirSync(join(CONTENT, '.git'));
  const files: Record<string, string> = {
    '.env': 'HIDDEN',
    '.git/config': 'HIDDEN',
    'server-only.ts': "export const name = 'HIDDEN';\n",
    'hello.ts': "export const hello = 'from the browser';\n",
    'Broken.astro': "---\nthrow new Error('No ink.');\n---\n<p>a</p>\n",
    'Script.astro':
      "<p>b</p>\n<script>import { hello } from './hello.ts'; document.title = hello;</script>\n",
    'broken.mdx': "import Broken from './Broken.astro';\n\n# Broken\n\n<Broken />\n",
    'script.mdx': "import Script from './Script.astro';\n\n# Script\n\n<Script />\n",
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(CONTENT, path), text);
  dev = await startDev(CONTENT, 46_300);
}, 60_000);

afterAll(async () => {
  await start?.close();
  dev?.stop();
  for (const folder of [site, CONTENT]) rmSync(folder, { recursive: true, force: true });
});

/** Sends a request as it stands, and returns its statuses and all that came. */
async function raw(origin: string, head: string, isWhole = true): Promise<[number | undefined, string]> {
  const answer = await sendRaw(origin, { bytes: Buffer.from(head, 'latin1'), isWhole });
  return [statuses(answer)[0], answer];
}

describe.each(['start', 'dev'])('%s', (name) => {
  const HOST = 'Host: localhost\r\nConnection: close\r\n\r\n';
  it.each([
    ['an escape that is none', `GET /% HTTP/1.1\r\n${HOST}`, 400],
    ['bytes that are no text', `GET /%C0%AF HTTP/1.1\r\n${HOST}`, 400],
    ['a way up', `GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n${HOST}`, 400],
    ['a NUL', `GET /%00 HTTP/1.1\r\n${HOST}`, 400],
    ['a backslash', `GET /..\\..\\a HTTP/1.1\r\n${HOST}`, 400],
    ['another site behind two slashes', `GET //evil.test/ HTTP/1.1\r\n${HOST}`, 404],
    ['a hidden file', `GET /.git/config HTTP/1.1\r\n${HOST}`, 404],
    ['a hidden file, escaped', `GET /%2egit/config HTTP/1.1\r\n${HOST}`, 404],
    ['8 MB of address', `GET /${'a'.repeat(8_000_000)} HTTP/1.1\r\n${HOST}`, 431],
    ['a long address', `GET /${'a'.repeat(10_000)} HTTP/1.1\r\n${HOST}`, 414],
    ['large headers', `GET / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}\r\n${HOST}`, 431],
    ['another name', 'GET / HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n', 421],
    ['another name in the address', `GET http://evil.test/ HTTP/1.1\r\n${HOST}`, 421],
    ['no name', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a port that is none', 'GET / HTTP/1.1\r\nHost: localhost:99999\r\nConnection: close\r\n\r\n', 421],
    ['the server itself', `OPTIONS * HTTP/1.1\r\n${HOST}`, 405],
    ['to take something', `POST / HTTP/1.1\r\nContent-Length: 99999999\r\n${HOST}`, 405],
    ['to be a proxy', `CONNECT evil.test:443 HTTP/1.1\r\n${HOST}`, 405],
    ['what it cannot expect', `GET / HTTP/1.1\r\nExpect: junk\r\n${HOST}`, 417],
  ])('answers in a sentence or with the 404 page when it is asked for %s', async (_what, head, status) => {
    const [answered, text] = await raw(origins[name]!(), head);
    expect(answered).toBe(status);
    expect(text).not.toMatch(/\n\s+at |HIDDEN|root:x/);
    if (status === 405 && !head.startsWith('CONNECT'))
      expect(text.toLowerCase()).toContain('allow: get, head');
    expect(text.includes('This page is not here')).toBe(status === 404);
  });

  it('answers half a request, and junk, with 400', async () => {
    expect((await raw(origins[name]!(), 'GET / HT', false))[0]).toBe(400);
    expect((await raw(origins[name]!(), '\x16\x03\x01\x02\x00\x01', false))[0]).toBe(400);
  });

  it('answers HEAD without a body, and a part of a file', async () => {
    const file = name === 'start' ? '/a.txt' : '/assets/plan.txt';
    const head = await fetch(origins[name]!() + file, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(head.headers.get('x-content-type-options')).toBe('nosniff');
    const part = await fetch(origins[name]!() + file, { headers: { Range: 'bytes=1-2' } });
    expect([part.status, (await part.text()).length]).toEqual([206, 2]);
    const absurd = await fetch(origins[name]!() + file, { headers: { Range: 'bytes=99999-' } });
    expect(absurd.status).toBe(416);
  });
});

describe('start', () => {
  it('gives the Markdown of a page to those who ask for it, and says that its answer depends on that', async () => {
    for (const [file, text] of Object.entries({
      'b/index.html': 'page',
      'b.md': '# B',
      'llms.txt': '# All',
    })) {
      mkdirSync(join(site, file, '..'), { recursive: true });
      writeFileSync(join(site, file), text);
    }
    const get = async (path: string, accept: string) => {
      const response = await fetch(start.origin + path, { headers: { accept } });
      return [await response.text(), response.headers.get('content-type'), response.headers.get('vary')];
    };
    const markdown = 'text/markdown; charset=utf-8';
    expect(await get('/b/', 'text/markdown, text/html, */*')).toEqual([
      '# B',
      markdown,
      'Accept, Accept-Encoding',
    ]);
    expect(await get('/b', 'text/markdown')).toEqual(['# B', markdown, 'Accept, Accept-Encoding']);
    expect(await get('/', 'text/markdown')).toEqual(['# All', markdown, 'Accept, Accept-Encoding']);
    expect(await get('/b/', 'text/html,*/*;q=0.8')).toEqual([
      'page',
      'text/html; charset=utf-8',
      'Accept, Accept-Encoding',
    ]);
    expect(await get('/c/', 'text/markdown')).toEqual([
      'This page is not here',
      'text/html; charset=utf-8',
      'Accept-Encoding',
    ]);
  });

  it('sends what becomes smaller compressed, in one of the ways that its reader knows, and parts of files as they are', async () => {
    const text = 'What is said often becomes short. '.repeat(200);
    for (const file of ['long.css', 'long.png']) writeFileSync(join(site, file), text);
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(start.origin + path, { headers });
      return [response.headers.get('content-encoding'), await response.text()];
    };
    expect(await get('/long.css', { 'accept-encoding': 'gzip' })).toEqual(['gzip', text]);
    expect(await get('/long.css', { 'accept-encoding': 'gzip, br' })).toEqual(['br', text]);
    expect(await get('/long.css', { 'accept-encoding': 'identity' })).toEqual([null, text]);
    expect(await get('/long.png')).toEqual([null, text]);
    expect(await get('/long.css', { range: 'bytes=0-3999' })).toEqual([null, text.slice(0, 4000)]);
  });

  it('goes on when its folder is gone, and serves it again when it is back', async () => {
    const folder = writeFolder({ 'index.html': 'Home', '404.html': 'Not here' });
    const server = await serveFolder(folder, { port: 0 });
    rmSync(folder, { recursive: true });
    expect((await fetch(`${server.origin}/`)).status).toBe(404);
    expect(await (await fetch(`${server.origin}/a`)).text()).toBe('There is nothing here.\n');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), 'Home again');
    expect(await (await fetch(`${server.origin}/`)).text()).toBe('Home again');
    await server.close();
    rmSync(folder, { recursive: true });
  });
});

describe('dev', () => {
  it.each([
    '/package.json',
    '/package.json?raw',
    '/package.json?import',
    '/site.yml',
    '/.env',
    '/scripts/dev.ts',
    '/node_modules/vite/package.json',
    '/@fs/etc/passwd',
    '/@fs/etc/passwd?import&raw',
    `/@fs${PROJECT}package.json`,
    `/@fs${CONTENT}/site.yml`,
    `/@fs${CONTENT}/site.yml?import`,
    `/@fs${CONTENT}/.env?raw`,
    `/@fs${CONTENT}/server-only.ts`,
    '/.variorum/tests/serving-content/server-only.ts',
    '/.variorum/tests/serving-content/Broken.astro',
    '/@id/__x00__variorum:library',
    '/__open-in-editor?file=a',
    '/_image?href=/@fs/etc/hostname',
  ])('gives nobody %s', async (path) => {
    const response = await fetch(dev.origin + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('This page is not here');
  });

  it('gives what a page loads of its components, as soon as the page asks for it', async () => {
    const html = await (await fetch(`${dev.origin}/cloud/script/`)).text();
    const [, script] = /src="([^"]*Script\.astro[^"]*)"/.exec(html)!;
    const code = await (
      await fetch(dev.origin + script!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'))
    ).text();
    const [, imported] = /from "([^"]*hello\.ts[^"]*)"/.exec(code)!;
    expect(await (await fetch(dev.origin + imported!)).text()).toContain('from the browser');
  });

  it('says with its status that a page is broken, or not there', async () => {
    const broken = await fetch(`${dev.origin}/cloud/broken/`);
    expect([broken.status, await broken.text()]).toEqual([500, expect.stringContaining('No ink.')]);
    expect((await fetch(`${dev.origin}/cloud/nothing/`)).status).toBe(404);
    expect((await fetch(`${dev.origin}/cloud/guides/sign-in/`)).status).toBe(200);
  });

  it.each([
    ['of another protocol', '/', 'junk', 400],
    ['at another address', '/a', 'vite-hmr', 400],
    ['at an address that is none', '//[', 'vite-hmr', 400],
  ])('refuses a connection %s', async (_what, path, protocol, status) => {
    const head = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`;
    expect((await raw(dev.origin, head))[0]).toBe(status);
  });

  it('is there after all that', async () => {
    expect(dev.isRunning()).toBe(true);
    expect((await fetch(`${dev.origin}/`)).status).toBe(200);
  });
});
