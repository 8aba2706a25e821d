import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { serveFolder } from '../../scripts/shared/serve.ts';
import { writeFolder } from '../command-line/run-command.ts';
import { arbitraryRequest } from './arbitrary-request.ts';
import { startDev } from './dev-server.ts';
import { arbitraryFlicker, type Flicker, flicker, makePipe } from './flickering-files.ts';
import { type RawRequest, sendRaw, statuses } from './raw-request.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const BATCHES = 100;
const BATCH = 100;
const AT_ONCE = 16;

/** What stands in files that no request may reach. */
const SECRETS = [
  'OUTSIDE-THE-FOLDER',
  'HIDDEN-FILE',
  'ONLY-IN-SITE-YML',
  'ONLY-ON-THE-SERVER',
  '"devDependencies"',
  'root:x:0:',
];
const FLICKERING = ['a.txt', 'b.png', 'c.json'];
/** Answers of a server that is well, however odd a request is. */
const FINE = [100, 200, 206, 304, 400, 404, 405, 408, 412, 414, 416, 417, 421, 431];

interface Step {
  request: RawRequest;
  change: Flicker | undefined;
}

interface PlayOptions {
  origin: string;
  change: (flicker: Flicker) => void;
  fine: readonly number[];
  /** whether the server may tell what is wrong with the files, with status 500 */
  told?: boolean;
}

/** What the development server shows while something is wrong with the content, such as a pipe in the place of a picture. */
const IN_PLACE_OF_PAGES = 'cannot be shown yet';

/** Sends requests, many at once, while files change; says what is wrong with an answer. */
async function play(
  steps: readonly Step[],
  { origin, change, fine, told = false }: PlayOptions,
  counts: Map<number, number>,
): Promise<string[]> {
  const waiting = [...steps];
  const wrong: string[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (step.change) change(step.change);
      const answer = await sendRaw(origin, step.request);
      const sent = JSON.stringify(step.request.bytes.toString('latin1').slice(0, 300));
      const got = statuses(answer);
      for (const status of got) counts.set(status, (counts.get(status) ?? 0) + 1);
      // Who asks for no page gets no page that says why.
      const isTold = /^"HEAD|Sec-Fetch-Dest/.test(sent) || answer.includes(IN_PLACE_OF_PAGES);
      if (got.some((status) => !fine.includes(status) && !(status === 500 && told && isTold)))
        wrong.push(`${got} for ${sent}`);
      if (got.length === 0 && step.request.isWhole && step.request.hangUp === undefined)
        wrong.push(`no answer for ${sent}`);
      if (/\n\s+at .*:\d+/.test(answer)) wrong.push(`a stack for ${sent}`);
      for (const secret of SECRETS) if (answer.includes(secret)) wrong.push(`${secret} for ${sent}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong;
}

/** @param requestsToAChange how many requests there are to a change of a file; dev reads its content again after each */
async function playMany(
  paths: readonly string[],
  options: PlayOptions,
  requestsToAChange: number,
): Promise<string> {
  const step = fc.record({
    request: arbitraryRequest(paths),
    change: fc.oneof(
      { weight: requestsToAChange, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: arbitraryFlicker(FLICKERING) },
    ),
  });
  const counts = new Map<number, number>();
  let sent = 0;
  const wrong: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: BATCH, maxLength: BATCH }), async (steps) => {
      // What is wrong is told in the end: a batch is too long to be printed.
      if (wrong.length > 0) return;
      sent += steps.length;
      wrong.push(...(await play(steps, options, counts)));
    }),
    { numRuns: BATCHES },
  );
  expect(wrong).toEqual([]);
  // Were all of them refused alike, nothing would have been tried.
  for (const status of [200, 400, 404, 405, 421])
    expect(counts.get(status), String(status)).toBeGreaterThan(100);
  const answered = [...counts].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  return `${sent} requests (${answered.join(', ')})`;
}

/** Files of a folder that this process has open, where the system tells. */
function openFilesBelow(folder: string): string[] {
  if (!existsSync('/proc/self/fd')) return [];
  return readdirSync('/proc/self/fd')
    .map((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`);
      } catch {
        return '';
      }
    })
    .filter((path) => path.startsWith(folder));
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Record<string, string>): string {
  const folder = writeFolder(files);
  folders.push(folder);
  return folder;
}

describe('10,000 random requests, while files come, go and turn into something else,', () => {
  it('do no harm to start: it answers each with a page, a file or a sentence, and goes on', async () => {
    const outside = folderOf({ 'secret.txt': 'OUTSIDE-THE-FOLDER' });
    const site = folderOf({
      'index.html': '<h1>Home</h1>',
      '404.html': '<h1>Not here</h1>',
      'guide/index.html': '<h1>Guide</h1>',
      'guide.md': '# Guide',
      'still.txt': 'content',
      'b c.txt': 'content',
      '.env': 'HIDDEN-FILE',
      '.variorum-build': 'HIDDEN-FILE',
      '.git/config': 'HIDDEN-FILE',
    });
    const pipe = makePipe(outside);
    const server = await serveFolder(site, { port: 0 });
    onTestFinished(() => server.close());
    const change = (one: Flicker): void => flicker(site, one, join(outside, 'secret.txt'), pipe);
    const paths = [
      '/',
      '/guide/',
      '/guide',
      '/guide.md',
      '/b%20c.txt',
      ...FLICKERING.map((name) => `/${name}`),
    ];
    const summary = await playMany(paths, { origin: server.origin, change, fine: FINE }, 1);
    const home = await fetch(`${server.origin}/`);
    expect([home.status, await home.text()]).toEqual([200, '<h1>Home</h1>']);
    await server.close();
    // Files that nobody closed would use up what a process may open.
    await expect.poll(() => openFilesBelow(site)).toEqual([]);
    console.log(`start: ${summary}`);
  });

  it('do no harm to dev', async () => {
    const outside = folderOf({ 'secret.txt': 'OUTSIDE-THE-FOLDER' });
    const content = join(PROJECT, '.variorum/tests/random-content');
    rmSync(content, { recursive: true, force: true });
    folders.push(content);
    mkdirSync(join(content, '.git'), { recursive: true });
    const files: Record<string, string> = {
      'site.yml': '# ONLY-IN-SITE-YML\ntitle: Small\nproducts:\n  - { id: one, name: One }\n',
      'guide.md': '# Guide\n\nText.\n',
      'still.txt': 'content',
      '.env': 'HIDDEN-FILE',
      '.git/config': 'HIDDEN-FILE',
      'server.ts': "export const name = 'ONLY-ON-THE-SERVER';\n",
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(content, path), text);
    for (const name of FLICKERING) writeFileSync(join(content, name), 'content');
    // Second names do not reach from one disk to another.
    const pipe = makePipe(join(content, '.git'));
    const server = await startDev(content, 46_200);
    onTestFinished(() => server.stop());
    const change = (one: Flicker): void => flicker(content, one, join(outside, 'secret.txt'), pipe);
    const paths = [
      ...[
        '/',
        '/one/',
        '/one/guide/',
        '/one/guide.md',
        '/one/llms.txt',
        '/icon.svg',
        '/manifest.json',
        '/still.txt',
      ],
      ...FLICKERING.map((name) => `/${name}`),
      '/src/site/client/main.ts',
      `/@fs${content}/server.ts`,
      `/@fs${content}/site.yml`,
      `/@fs${outside}/secret.txt`,
    ];
    const summary = await playMany(
      paths,
      { origin: server.origin, change, fine: [...FINE, 101, 204, 301, 302, 403], told: true },
      50,
    );
    expect(server.isRunning()).toBe(true);
    for (const name of FLICKERING) change({ name, state: 'file' });
    const guide = () => fetch(`${server.origin}/one/guide/`);
    await expect.poll(async () => (await guide()).status).toBe(200);
    expect(await (await guide()).text()).toContain('Text.');
    expect(server.output()).not.toMatch(/\n\s+at .*:\d+/);
    console.log(`dev: ${summary}`);
  });
});
