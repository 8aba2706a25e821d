import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { commandFile } from '../../scripts/commands/command-file.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Builds a site as a writer would, with the command line.
 *
 * @param options of the command: `--out`, `--content`, `--base`
 * @throws when the build fails; the error holds what it printed
 */
export async function build(options: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', commandFile('build'), ...options], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: undefined, VITEST: undefined, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The build failed.\n${(await printed).join('\n')}`);
}
