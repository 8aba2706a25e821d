import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { commandFile } from '../../scripts/commands/command-file.ts';
import { isRunning } from '../../src/site/output/is-running.ts';
import { runCommand, writeFolder } from './run-command.ts';

const links = Array.from({ length: 3000 }, (_, i) => `[No page ${i}](a-page-that-is-missing-${i}.md)`);
const folder = writeFolder({
  'docs/site.yml': 'title: Orbit\nproducts:\n  - { id: cloud, name: Orbit Cloud }\n',
  'docs/one.md': `# One\n\n${links.join('\n\n')}\n`,
  'many/site.yml': 'title: Many\nproducts:\n  - { id: cloud, name: Orbit Cloud }\n',
  ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`many/p${i}.md`, `# Page ${i}\n\nText\n`])),
  '.site.building-999999999/index.html': 'is not ours, whatever it is called',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ARGUMENTS = ['--content', 'docs', '--out', 'site', '--cache', 'cache'];
const FOREIGN = '.site.building-999999999';

describe('how a build ends', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing behind when %s ends it, however often it comes',
    async (signal) => {
      const ended = { text: 'Preparing the site', signal, times: 3 };
      const { code, errors } = await runCommand('build', ARGUMENTS, folder, ended);
      expect([code, errors]).toEqual([1, 'The build was ended.\n']);
      // How far it came, and so whether there is a cache, is a matter of chance.
      expect(readdirSync(folder).filter((name) => name !== 'cache')).toEqual([FOREIGN, 'docs', 'many']);
    },
  );

  it('tells all findings, however many, and removes what a build left that was killed', async () => {
    const killed = { text: 'Preparing the site', signal: 'SIGKILL', times: 1 } as const;
    await runCommand('build', ARGUMENTS, folder, killed);
    expect(readdirSync(folder).filter((name) => name.includes('variorum-work'))).toHaveLength(1);
    const { code, errors, output } = await runCommand('build', ARGUMENTS, folder);
    expect(errors.trimEnd().split('\n').at(-1)).toBe('0 errors, 3,000 warnings');
    expect([code, output.trimEnd().split('\n').at(-1)]).toEqual([0, `Written to ${folder}/site`]);
    expect(readdirSync(folder).toSorted()).toEqual([FOREIGN, 'cache', 'docs', 'many', 'site']);
  });

  it.skipIf(process.platform !== 'linux')(
    'ends with the one that runs it, and so do all that it started',
    async () => {
      const project = resolve(import.meta.dirname, '../..');
      appendFileSync(join(folder, 'docs/one.md'), '\nOne sentence more.\n');
      const runner = spawn(process.execPath, [join(project, 'scripts/run.mjs'), 'build', ...ARGUMENTS], {
        cwd: project,
        env: { ...process.env, VARIORUM_CALLER: folder, CI: '1', NODE_ENV: undefined, VITEST: undefined },
      });
      await said(runner, 'Preparing the site');
      const all = below(runner.pid!);
      expect(all.length).toBeGreaterThanOrEqual(2);
      runner.kill('SIGKILL');
      await once(runner, 'exit');
      while (all.some(runs)) await setTimeout(20);
      expect(readdirSync(folder).toSorted()).toEqual([FOREIGN, 'cache', 'docs', 'many', 'site']);
    },
  );

  it.skipIf(process.platform !== 'linux').each([
    [
      'one that helps is killed',
      'SIGKILL',
      (all: number[]) => all.at(-1)!,
      /^The rendering was ended by SIGKILL/,
    ],
    [
      'the one that it helps is killed',
      'SIGKILL',
      (all: number[]) => all[0]!,
      /^The rendering was ended by SIGKILL/,
    ],
    ['it is to end', 'SIGTERM', (_: number[], main: number) => main, /^The build was ended\.\n$/],
  ] as const)(
    'ends all that render it when %s, and leaves nothing behind',
    async (_, signal, choose, said) => {
      const main = buildByThree();
      const all = await processesOf(main, 3);
      process.kill(choose(all, main.pid!), signal);
      const errors = (await main.stderr!.toArray()).join('');
      expect(errors).toMatch(said);
      expect(main.exitCode ?? (await once(main, 'exit'))[0]).toBe(1);
      expect(all.some(runs)).toBe(false);
      expect(readdirSync(folder).toSorted()).toEqual([FOREIGN, 'cache', 'docs', 'many', 'site']);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'waits for all that still render for a build that was killed',
    async () => {
      const main = buildByThree();
      const all = await processesOf(main, 3);
      main.kill('SIGKILL');
      const { code, errors } = await runCommand(
        'build',
        ['--content', 'many', ...ARGUMENTS.slice(2)],
        folder,
      );
      expect([code, errors]).toEqual([0, '']);
      expect(all.some(runs)).toBe(false);
      expect(readdirSync(folder).toSorted()).toEqual([FOREIGN, 'cache', 'docs', 'many', 'site']);
    },
  );

  it('is wholly one of two that write one folder and one cache at once', async () => {
    writeFileSync(join(folder, 'docs/one.md'), '# One\n\nText of both\n');
    const other = writeFolder({
      'docs/site.yml': 'title: Other\nproducts:\n  - { id: moon, name: Moon }\n',
      'docs/two.md': '# Two\n\nText of both\n',
    });
    const folders = [folder, other, folder, other];
    const outcomes = await Promise.all(
      folders.map((from) =>
        runCommand('build', ['--content', join(from, 'docs'), ...ARGUMENTS.slice(2)], folder),
      ),
    );
    expect(outcomes.map(({ code, errors }) => [code, errors])).toEqual(folders.map(() => [0, '']));
    expect(outcomes.map(({ output }) => output).join()).toContain('Another build is writing');
    const site = readdirSync(join(folder, 'site'));
    expect([site.includes('moon'), site.includes('cloud')].filter(Boolean)).toHaveLength(1);
    expect(readdirSync(folder).toSorted()).toEqual([FOREIGN, 'cache', 'docs', 'many', 'site']);
    rmSync(other, { recursive: true });
  });
});

/** Starts a build of some pages, which three processes render. */
function buildByThree(): ChildProcess {
  const many = ['--content', 'many', ...ARGUMENTS.slice(2), '--jobs', '3'];
  return spawn(process.execPath, ['--no-warnings', commandFile('build'), ...many], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, VARIORUM_CALLER: folder, CI: '1', NODE_ENV: undefined, VITEST: undefined },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** The ids of so many processes that a process started, when they are there, in the order in which they were started. */
async function processesOf({ pid }: ChildProcess, number: number): Promise<number[]> {
  for (;;) {
    const all = below(pid!);
    if (all.length >= number) return all;
    await setTimeout(20);
  }
}

/** Resolves when a process has said some words. */
async function said(child: ChildProcess, text: string): Promise<void> {
  let output = '';
  for await (const chunk of child.stdout!) {
    output += chunk;
    if (output.includes(text)) return;
  }
  throw new Error(`It ended without saying ${text}: ${output}`);
}

/** The ids of all processes that a process started, and of those that they started. */
function below(id: number): number[] {
  const children = readFileSync(`/proc/${id}/task/${id}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return children.flatMap((child) => [child, ...below(child)]);
}

/** Whether a process still does something: one that ended stays listed until somebody asks how. */
function runs(id: number): boolean {
  try {
    return isRunning(id) && !readFileSync(`/proc/${id}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
