import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from '../../scripts/shared/serve.ts';
import { type Host, hostConfiguration } from '../../src/site/serving/host-configuration.ts';
import { cacheControl, SECURITY_HEADERS } from '../../src/site/serving/policy.ts';
import { runCommand, writeFolder } from '../command-line/run-command.ts';

const BASE = '/docs';
/** What `start` and each host are asked for, below the base. */
const ASKED = [
  '/',
  '/guide/',
  '/guide',
  '/guide.md',
  '/_site/a.js',
  '/_site/a.css',
  '/_site/a.png',
  '/_site/missing.js',
  '/assets/a.txt',
  '/assets/',
  '/assets/missing.txt',
  '/missing/',
  '/_search/index.json',
  '/.git/config',
  '/guide/.hidden',
];
/** What they are asked for in a certain type. */
const WANTED = [
  ...['/', '/guide/', '/guide', '/part/', '/guide.md', '/_site/a.js', '/missing/', '/guide/.hidden'].map(
    (path) => [path, 'text/markdown, text/html;q=0.9'] as const,
  ),
  ['/guide/', 'text/html,application/xhtml+xml,*/*;q=0.8'] as const,
];
const COMPARED = [...Object.keys(SECURITY_HEADERS), 'Cache-Control'];

let folder: string;
let start: StaticServer;

beforeAll(async () => {
  folder = writeFolder({
    'docs/index.html': 'home',
    'docs/guide/index.html': 'guide',
    'docs/guide.md': '# Guide',
    'docs/guide/.hidden.md': 'hidden',
    'docs/llms.txt': '# All',
    'docs/part/index.html': 'part',
    'docs/part/index.md': '# Part',
    'docs/guide/.hidden': 'hidden',
    'docs/404.html': 'not here',
    'docs/_site/a.js': '1',
    'docs/_site/a.css': '/* long */'.repeat(300),
    'docs/_site/a.png': 'long'.repeat(600),
    'docs/assets/a.txt': 'a',
    'docs/_search/index.json': '{}',
    'docs/.git/config': 'hidden',
  });
  start = await serveFolder(join(folder, 'docs'), { port: 0, base: BASE });
});

afterAll(async () => {
  await start?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a server answers to all that is asked, in what counts. */
async function answers(origin: string): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const [path, accept] of [...ASKED.map((each) => [each, '*/*'] as const), ...WANTED]) {
    const response = await fetch(origin + BASE + path, { headers: { accept } });
    // Script has two names, and JSON is UTF-8 whether it is said or not.
    const type = response.headers
      .get('content-type')
      ?.replace('application/javascript', 'text/javascript')
      .replace(/^(application\/json);.*/, '$1');
    const headers = COMPARED.map((name) => response.headers.get(name));
    // In which way, each chooses.
    const isCompressed = response.headers.has('content-encoding');
    all[`${path} ${accept}`] = [response.status, type, isCompressed, await response.text(), ...headers];
  }
  return all;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Runs a server until it has answered. */
async function answersOf(command: string, args: string[], port: number): Promise<Record<string, unknown>> {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
      const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      );
      if (isUp) return await answers(`http://127.0.0.1:${port}`);
      await new Promise((done) => setImmediate(done));
    }
  } finally {
    child.kill();
  }
}

const isInstalled = (command: string): boolean =>
  spawnSync(command, ['-h'], { stdio: 'ignore' }).error === undefined;

describe('the configuration of a host', () => {
  it.skipIf(!isInstalled('nginx'))('makes nginx answer as start does', async () => {
    const port = await freePort();
    const home = join(folder, 'nginx');
    mkdirSync(home);
    writeFileSync(join(home, 'site.conf'), hostConfiguration('nginx', { base: BASE, root: folder }));
    const types = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : '';
    writeFileSync(
      join(home, 'nginx.conf'),
      `pid ${home}/pid; error_log ${home}/errors; ${process.getuid?.() === 0 ? 'user root;' : ''} events {} http { access_log off; ${types} server { listen 127.0.0.1:${port}; include ${home}/site.conf; } }`,
    );
    const args = ['-c', join(home, 'nginx.conf'), '-e', join(home, 'errors'), '-g', 'daemon off;'];
    expect(await answersOf('nginx', args, port)).toEqual(await answers(start.origin));
  });

  it.skipIf(!isInstalled('caddy'))('makes Caddy answer as start does', async () => {
    const port = await freePort();
    const file = join(folder, 'Caddyfile');
    const site = hostConfiguration('caddy', { base: BASE, root: folder });
    writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n${site}}\n`);
    const args = ['run', '--adapter', 'caddyfile', '--config', file];
    expect(await answersOf('caddy', args, port)).toEqual(await answers(start.origin));
  });

  it('gives Netlify and Cloudflare each header of a path in one rule only, as they join what stands in several', () => {
    const rules = readRules(hostConfiguration('netlify', { base: BASE, root: '/srv/www' }));
    for (const path of ASKED) {
      const found = rules
        .filter((rule) => (BASE + path).startsWith(rule.path.slice(0, -1)))
        .flatMap(({ headers }) => headers);
      expect(new Set(found.map(([name]) => name)).size, path).toBe(found.length);
      expect(Object.fromEntries(found), path).toMatchObject(SECURITY_HEADERS);
      // These hosts ask again for all else by themselves.
      const kept = new Map(found).get('Cache-Control') ?? cacheControl('/');
      expect(kept, path).toBe(cacheControl(path));
    }
  });

  it.each<[Host, [string, string]]>([
    ['nginx', ['{', '}']],
    ['caddy', ['{', '}']],
  ])('is well formed for %s: blocks close, and every line outside of them ends', (host, [open, close]) => {
    const text = hostConfiguration(host, { base: '', root: '/srv/my www' });
    let depth = 0;
    for (const line of text.split('\n')) {
      const bare = line
        .replace(/"(?:[^"\\]|\\.)*"/g, '""')
        .replace(/\{path\}/g, '')
        .trim();
      expect(bare.replaceAll('""', '')).not.toContain('"');
      depth += bare.split(open).length - bare.split(close).length;
      expect(depth).toBeGreaterThanOrEqual(0);
      if (host === 'nginx' && bare !== '' && !bare.startsWith('#')) expect(bare).toMatch(/[;{}]$/);
    }
    expect(depth).toBe(0);
  });
});

describe('variorum headers', () => {
  it('writes to the screen, or to a file', async () => {
    const written = await runCommand('headers', ['--format', 'netlify', '--base', '/docs/'], folder);
    expect(written).toMatchObject({ code: 0, errors: '' });
    expect(written.output).toBe(hostConfiguration('netlify', { base: BASE, root: '/srv/www' }));
    const toFile = await runCommand('headers', ['--format', 'nginx', '--out', 'site.conf'], folder);
    expect(toFile).toMatchObject({ code: 0, output: `Written to ${join(folder, 'site.conf')}\n` });
  });

  it.each([
    [['--format', 'apache'], '--format takes netlify, nginx, caddy, found "apache".'],
    [[], '--format takes netlify, nginx, caddy, found nothing.'],
    [['--format', 'nginx', '--base', 'docs; }'], '--base takes a path such as /docs'],
    [['--format', 'nginx', '--root', 'www'], '--root takes an absolute path'],
    [['--format', 'nginx', '--root', '/a"; return 200'], '--root takes an absolute path'],
    [['--format', 'caddy', '--out', 'no/such/folder'], 'cannot be written (ENOENT)'],
  ])('says what is wrong with %j', async (args, message) => {
    const outcome = await runCommand('headers', args, folder);
    expect(outcome.code).toBe(2);
    expect(outcome.errors).toContain(message);
    expect(outcome.errors).not.toMatch(/\n\s+at /);
  });
});

interface Rule {
  path: string;
  headers: [string, string][];
}

/** Reads `_headers` as Netlify describes it: a path, and below it indented headers. */
function readRules(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) rules.push({ path: line, headers: [] });
    else {
      const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line)!;
      rules.at(-1)!.headers.push([name!, value!]);
    }
  }
  return rules;
}
