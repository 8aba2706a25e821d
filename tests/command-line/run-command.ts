import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { commandFile } from '../../scripts/commands/command-file.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

/** What a command came to. */
export interface Outcome {
  code: number | null;
  output: string;
  errors: string;
}

/**
 * Runs a command of Variorum's as npm would, in `folder`.
 *
 * @param ended when its output holds `text`, it is sent `signal`, so many times
 * @param env variables of its environment besides those of this process
 */
export async function runCommand(
  command: string,
  args: string[],
  folder: string,
  ended?: { text: string; signal: NodeJS.Signals; times: number },
  env: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, ['--no-warnings', commandFile(command), ...args], {
    cwd: PROJECT,
    env: {
      ...process.env,
      VARIORUM_CALLER: folder,
      NO_COLOR: '1',
      CI: '1',
      NODE_ENV: undefined,
      VITEST: undefined,
      ...env,
    },
  });
  const outcome: Outcome = { code: null, output: '', errors: '' };
  child.stdout.on('data', (chunk) => {
    outcome.output += chunk;
    if (!ended || !outcome.output.includes(ended.text)) return;
    for (let i = 0; i < ended.times; i++) child.kill(ended.signal);
  });
  child.stderr.on('data', (chunk) => (outcome.errors += chunk));
  outcome.code = await new Promise((done) => child.on('close', done));
  return outcome;
}

/** Writes files into a new temporary folder and returns its path. */
export function writeFolder(files: Record<string, string | Buffer>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-test-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
