import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** A built site of a test. */
export interface BuiltSite {
  folder: string;
  remove(): void;
}

/**
 * Builds `tests/site/content` as a writer would, with the command line.
 *
 * @param name of the folder to build into, so that test files may run side by side
 */
export function buildSite(name: string, ...options: string[]): BuiltSite {
  const folder = `${PROJECT}.variorum/tests/${name}`;
  const content = `${PROJECT}tests/site/content`;
  rmSync(folder, { recursive: true, force: true });
  execFileSync(process.execPath, ['scripts/build.ts', '--content', content, '--out', folder, ...options], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: 'pipe',
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
