import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

/** `site.yml` of two products, one of them in three versions. */
export const SITE = `title: Orbit guides
products:
  - id: cloud
    name: Orbit Cloud
  - id: orbit
    name: Orbit
    versions: ["1.0.0", "1.10.0", next]
    latest: "1.10.0"
`;

/** Writes files, by their paths, into a new folder, which goes with the test; returns its absolute path. */
export function folderWith(files: Record<string, string | Buffer>): string {
  const folder = writeFolder(files);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `variorum build` in a folder, from its `docs` into its `site`. */
export function build(folder: string, ...args: string[]): ReturnType<typeof runCommand> {
  return runCommand('build', ['--content', 'docs', '--out', 'site', '--cache', 'cache', ...args], folder);
}
