import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { commandFile } from '../../scripts/commands/command-file.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** A running `variorum dev`. */
export interface DevServer {
  /** without a trailing slash */
  origin: string;
  /** what the command has printed */
  output(): string;
  isRunning(): boolean;
  stop(): void;
}

/**
 * Starts the development server for a content folder.
 *
 * @param port where it begins to look for a free one
 * @param more options of the command besides
 * @param env variables of its environment besides
 */
export async function startDev(
  content: string,
  port: number,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<DevServer> {
  const args = ['--no-warnings', commandFile('dev'), '--content', content, '--port', String(port), ...more];
  const command = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, VITEST: '', NODE_ENV: '', ...env },
  });
  let output = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const read = (chunk: Buffer): void => {
    output += chunk;
    const address = /http:\/\/[^/\s]+/.exec(output)?.[0];
    if (address) resolve(address);
  };
  command.stdout.on('data', read);
  command.stderr.on('data', read);
  command.on('exit', () => reject(new Error(`The development server ended: ${output}`)));
  return {
    origin: await promise,
    output: () => output,
    isRunning: () => command.exitCode === null && command.signalCode === null,
    stop: () => void command.kill(),
  };
}
