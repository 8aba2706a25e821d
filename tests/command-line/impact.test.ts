import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandFile } from '../../scripts/commands/command-file.ts';
import { runCommand, writeFolder } from './run-command.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const SITE =
  'title: T\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0.0", "2.0.0", next], latest: "2.0.0" }\n';
const page = (now: string, next: string) =>
  `# Page\n\nPress ${now}.\n\n{% if is_version > "2.0.0" %}\nThen press ${next}.\n{% endif %}\n`;

const folder = writeFolder({ 'docs/site.yml': SITE, 'docs/page.md': page('red', 'green') });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' });
}

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const impact = (...args: string[]) => runCommand('impact', ['--content', 'docs', ...args], folder);

beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
  git('switch', '--quiet', '--create=topic');
});

describe('variorum impact', () => {
  it('tells what a change alters, before it is committed as well', async () => {
    write({ 'docs/page.md': page('red', 'blue') });
    const { code, output } = await impact('--base', 'main');
    expect(output.replaceAll(/\([0-9a-f]{9}\)/g, '(COMMIT)')).toMatchInlineSnapshot(`
      "This change alters 1 of 1 page, in orbit next only; orbit until 2.0.0 are byte-identical.

      Compared with main (COMMIT), together with what is not committed yet.

      Page  page.md  in orbit next
          ~ Then press [-green-]{+blue+}.
      "
    `);
    expect(code).toBe(0);
  });

  it('fails when a released version changes, unless a commit says so, and always when it is frozen', async () => {
    write({ 'docs/page.md': page('yellow', 'blue') });
    git('commit', '--quiet', '--all', '--message=Change it');
    const unsaid = await impact('--base', 'main', '--format', 'json');
    expect(JSON.parse(unsaid.output)).toMatchObject({
      variants: { altered: ['orbit@1.0.0', 'orbit@2.0.0', 'orbit@next'], identical: [] },
      refused: { frozen: [], unsaid: ['orbit@1.0.0', 'orbit@2.0.0'] },
      uncommitted: false,
    });
    expect(unsaid.code).toBe(1);
    git('commit', '--quiet', '--amend', '--message=Change it\n\nChanges-released: 1.0.0, orbit@2.0.0');
    expect((await impact('--base', 'main')).code).toBe(0);
    write({ 'docs/site.yml': SITE.replace('"1.0.0"', '{ id: "1.0.0", frozen: true }') });
    const frozen = await impact('--base', 'main');
    expect(frozen.output).toContain('This change alters what is frozen (orbit 1.0.0)');
    expect(frozen.output).toContain('site.yml has changed, so every page was compared.');
    expect(frozen.code).toBe(1);
    git('checkout', '--quiet', 'docs/site.yml');
  });

  it('says in a sentence what it cannot compare with', async () => {
    git('update-ref', 'refs/remotes/origin/release', 'main');
    const alone = writeFolder({ 'docs/site.yml': SITE, 'docs/page.md': page('red', 'green') });
    const [unknown, elsewhere] = await Promise.all([
      impact('--base', 'release'),
      runCommand('impact', ['--content', 'docs', '--base', 'main'], alone),
    ]);
    rmSync(alone, { recursive: true });
    expect(unknown.errors).toBe(
      `There is no revision "release" in ${folder}. Did you mean --base origin/release?\n`,
    );
    expect(elsewhere.errors).toContain('lies in none. Call it where the content folder is under git.');
    expect([unknown.code, elsewhere.code]).toEqual([1, 1]);
  });
});

describe('the action for GitHub', () => {
  /** comments of the pull request 7, as its API has them */
  const comments: { id: number; body: string }[] = [{ id: 1, body: 'Thank you.' }];
  const asked: string[] = [];
  let isAllowed = true;
  let server: Server;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const { pathname } = new URL(request.url!, 'http://localhost');
      asked.push(`${request.method} ${pathname}`);
      const answer = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (!isAllowed && request.method !== 'GET') return answer(403, {});
      if (request.method === 'GET') return answer(200, comments);
      const { body } = JSON.parse(text);
      if (request.method === 'POST') comments.push({ id: 2, body });
      else comments.find(({ id }) => pathname.endsWith(`/${id}`))!.body = body;
      return answer(200, {});
    });
    await new Promise<void>((done) => server.listen(0, 'localhost', done));
  });
  afterAll(() => new Promise((done) => server.close(done)));

  async function act(event: object): Promise<{ code: number | null; output: string; summary: string }> {
    const [eventFile, summaryFile] = [join(folder, '.git', 'event.json'), join(folder, '.git', 'summary.md')];
    writeFileSync(eventFile, JSON.stringify(event));
    writeFileSync(summaryFile, '');
    const program = commandFile('variorum');
    const child = spawn(process.execPath, [join(PROJECT, '.github', 'actions', 'impact', 'comment.mjs')], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        GITHUB_API_URL: `http://localhost:${(server.address() as AddressInfo).port}`,
        GITHUB_EVENT_PATH: eventFile,
        GITHUB_REPOSITORY: 'acme/docs',
        GITHUB_STEP_SUMMARY: summaryFile,
        IMPACT_COMMAND: `${process.execPath} --disable-warning=ExperimentalWarning ${program}`,
        IMPACT_CONTENT: 'docs',
        IMPACT_TOKEN: 'token',
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const code = await new Promise<number | null>((done) => child.on('close', done));
    return { code, output, summary: readFileSync(summaryFile, 'utf8') };
  }

  const event = (body: string, { sha = 'main', fork = false } = {}) => ({
    pull_request: { number: 7, body, base: { ref: 'main', sha }, head: { repo: { fork } } },
  });

  it('writes one comment, writes it anew, and says there why it fails', async () => {
    git('reset', '--quiet', '--hard', 'main');
    write({ 'docs/page.md': page('red', '@everybody') });
    const first = await act(event('Says more.'));
    expect({ code: first.code, output: first.output }).toEqual({ code: 0, output: '' });
    expect(comments[1]!.body.replaceAll(/\([0-9a-f]{9}\)/g, '(COMMIT)')).toMatchInlineSnapshot(`
      "<!-- variorum impact -->
      ### What readers get

      **This change alters 1 of 1 page, in orbit next only; orbit until 2.0.0 are byte-identical.**

      <details><summary><b>Page</b> <code>page.md</code> in orbit next</summary>

      - Then press <del>green</del><ins>&#64;everybody</ins>.

      </details>

      <sub>Compared with main (COMMIT).</sub>"
    `);

    write({ 'docs/page.md': page('blue', 'green') });
    const refused = await act(event('Says more.'));
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('::error title=What readers get::This change is refused');
    expect(comments).toHaveLength(2);
    expect(comments[1]!.body).toContain('This change alters what is released');
    expect(refused.summary).toContain('This change alters what is released');
    expect(asked.filter((each) => !each.startsWith('GET'))).toEqual([
      'POST /repos/acme/docs/issues/7/comments',
      'PATCH /repos/acme/docs/issues/comments/2',
    ]);

    isAllowed = false;
    const said = 'Says more.\r\n\r\nChanges-released: 1.0.0, 2.0.0\r\n';
    const forked = await act(event(said, { fork: true }));
    expect(forked.summary).toContain('This change alters 1 of 1 page, in every variant.');
    expect(forked.output).toContain('::notice title=What readers get::GitHub gives pull requests from forks');
    expect(forked.code).toBe(0);
    const failed = await act(event('Says more.', { sha: 'nowhere' }));
    expect(failed.summary).toContain('There is no revision "nowhere"');
    expect(failed.output).toContain('The job needs "permissions: pull-requests: write"');
    expect(failed.code).toBe(1);
  });
});
