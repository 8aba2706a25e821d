import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandFile } from '../../scripts/commands/command-file.ts';
import { ContentFolders } from '../../scripts/lsp/content-folder.ts';
import { PROJECT } from '../../src/site/places.ts';
import { startDev } from '../serving/dev-server.ts';
import { runCommand, writeFolder } from './run-command.ts';

/** Two versions of a project, each with its mkdocs.yml, in a repository. */
const folder = writeFolder({
  'one/mkdocs.yml': 'site_name: Orbit\nextra: { version: "1.0" }\nplugins: [search]\n',
  'one/docs/index.md': '# Home\n',
  'one/docs/guide.md': '# Guide\n\nPress red.\n',
  'two/mkdocs.yml': 'site_name: Orbit\nextra: { version: "2.0" }\n',
  'two/docs/index.md': '# Home\n',
  'two/docs/guide.md': '# Guide\n\nPress blue.\n',
});
const run = (command: string, ...args: string[]) => runCommand(command, args, folder);

beforeAll(() => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Test', '-c', 'user.email=test@localhost', ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('in a project of MkDocs as it stands', () => {
  it.each([
    ['release', ['orbit', '3.0']],
    ['retire', ['orbit', '1.0']],
    ['rename', ['guide.md', 'other.md']],
  ])('%s says that it needs a site.yml, and writes nothing', async (command, args) => {
    const { code, errors } = await run(command, ...args, '--content', 'one');
    expect(code).toBe(2);
    expect(errors).toContain(
      'This rewrites site.yml as well, and here is a mkdocs.yml alone: run "variorum import mkdocs" first.',
    );
    expect(execFileSync('git', ['-C', folder, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('');
  });

  it('build has the only theme of the project, without a button, and gives its scripts what they ask Material for', async () => {
    const project = writeFolder({
      'mkdocs.yml':
        'site_name: Comet\ntheme: { name: material, palette: { scheme: slate } }\nextra_javascript: [own.js]\n',
      'docs/index.md': '# Welcome\n\nPress red.\n',
      'docs/own.js': 'document$.subscribe(() => undefined);\n',
    });
    try {
      const { code, errors } = await runCommand('build', ['--content', '.', '--out', 'site'], project);
      expect([code, errors]).toEqual([0, '']);
      const page = readFileSync(join(project, 'site/index.html'), 'utf8');
      expect(page).toMatch(/<html[^>]* data-theme="dark"/);
      expect(page).not.toContain('class="theme"');
      const [, given] = /<script defer src="([^"]*)"><\/script>.*<script src="\/own\.js" defer>/s.exec(page)!;
      expect(readFileSync(join(project, 'site', given!), 'utf8')).toContain('window.document$ =');
    } finally {
      rmSync(project, { recursive: true, force: true });
    }
  });

  it('build has the home page at the address of the site, and once for search engines', async () => {
    const project = writeFolder({
      'mkdocs.yml': 'site_name: Comet\nsite_url: https://comet.example\n',
      'docs/index.md': '# Welcome\n\n[Guide](guide.md)\n',
      'docs/guide.md': '# Guide\n\nPress red.\n',
    });
    try {
      const { code, errors } = await runCommand('build', ['--content', '.', '--out', 'site'], project);
      expect([code, errors]).toEqual([0, '']);
      const read = (path: string) => readFileSync(join(project, 'site', path), 'utf8');
      expect(read('index.html')).toContain('<h1 id="welcome">Welcome</h1>');
      expect(read('index.html')).toBe(read('comet/index.html'));
      expect(read('sitemap.xml').match(/<loc>[^<]*/g)).toEqual([
        '<loc>https://comet.example/comet/',
        '<loc>https://comet.example/comet/guide/',
      ]);
    } finally {
      rmSync(project, { recursive: true, force: true });
    }
  });

  it('diff compares versions that lie in folders of their own, page by page', async () => {
    const { code, output } = await run(
      'diff',
      'orbit@1.0',
      'orbit@2.0',
      '--mkdocs',
      'one',
      '--mkdocs',
      'two/mkdocs.yml',
    );
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "From orbit@1.0 to orbit@2.0, 1 of 2 pages differs.

      Guide  two/docs/guide.md (one/docs/guide.md in orbit@1.0)
          ~ Press [-red-]{+blue+}.

      Nothing differs in: Home.
      "
    `);
  });

  it('impact tells what a change alters', async () => {
    writeFileSync(join(folder, 'one/docs/guide.md'), '# Guide\n\nPress green.\n');
    const { code, output } = await run('impact', '--base', 'HEAD', '--content', 'one');
    writeFileSync(join(folder, 'one/docs/guide.md'), '# Guide\n\nPress red.\n');
    expect(code).toBe(0);
    expect(output).toContain('This change alters 1 of 2 pages, in orbit.');
    expect(output).toContain('~ Press [-red-]{+green+}.');
  });

  it('mcp answers agents', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['--no-warnings', commandFile('mcp'), '--content', join(folder, 'one')],
        cwd: PROJECT,
        stderr: 'ignore',
      }),
    );
    const { content } = await client.callTool({ name: 'variants', arguments: {} });
    await client.close();
    expect(JSON.stringify(content)).toContain('- orbit');
  }, 60_000);

  it('lsp knows the pages of a file, wherever its mkdocs.yml lies', () => {
    const found = new ContentFolders().of(join(folder, 'one/docs/guide.md'))!;
    expect(found.root).toBe(join(folder, 'one/docs'));
    expect(found.failure()).toEqual([]);
    expect(found.pagesWith('guide.md').map(({ path }) => path)).toEqual(['guide.md']);
  });

  it('start and preview show what was built, and dev what is written', async () => {
    const ended = { text: 'The site is at', signal: 'SIGTERM', times: 1 } as const;
    const own = { VARIORUM_ROOT: join(folder, 'two') };
    const started = await runCommand('start', ['--port', '4710'], folder, ended, own);
    expect(started.errors).toContain('empty-section');
    expect(started.output).toMatch(/2 documents of 2 pages in 1 variant.*The site is at/s);
    const shown = await runCommand('preview', ['--port', '4711'], folder, ended, own);
    expect(shown.output).toContain('The site is at');
    const dev = await startDev(join(folder, 'one'), 4712);
    const page = await (await fetch(`${dev.origin}/orbit/guide/`)).text();
    dev.stop();
    expect(page).toContain('Press red.');
  }, 180_000);
});
