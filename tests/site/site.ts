import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** A built site of a test. */
export interface BuiltSite {
  /** absolute path */
  folder: string;
  remove(): void;
}

/**
 * Builds a site as a writer would, with the command line: the project's own, unless the options name other content.
 *
 * @param name of the folder to build into, so that test files may run side by side
 * @param options of the command: `--content`, `--base`
 * @throws when the build fails; the error holds what it printed
 */
export function build(name: string, ...options: string[]): BuiltSite {
  const folder = `${PROJECT}.variorum/tests/${name}`;
  rmSync(folder, { recursive: true, force: true });
  execFileSync(process.execPath, ['scripts/build.ts', '--out', folder, ...options], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: 'pipe',
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Builds `tests/site/content`; see {@link build}. */
export function buildSite(name: string, ...options: string[]): BuiltSite {
  return build(name, '--content', `${PROJECT}tests/site/content`, ...options);
}
