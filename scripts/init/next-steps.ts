import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { shown } from '../../src/site/report/shown.ts';
import { SCRIPTS } from './package-json.ts';
import type { Written } from './write-new.ts';

/** What a shell takes as it stands. */
const PLAIN = /^[\w./+:@%][\w./+:@%-]*$/;

/**
 * Says what was written, what was kept, and the commands that come next.
 *
 * @param folder the project; absolute
 * @param caller where the command was called; absolute
 */
export function describeProject(folder: string, caller: string, { written, kept }: Written): string {
  const parts = [
    written.length === 0
      ? `Nothing to do: every file of a new project is in ${shown(folder)} already.`
      : `Written to ${shown(folder)}:\n${list(written)}`,
  ];
  if (written.length > 0 && kept.length > 0) parts.push(`Kept as they were:\n${list(kept)}`);
  if (kept.includes('package.json') && !usesVariorum(folder))
    parts.push(
      `To your package.json you may add these scripts:\n${list(
        Object.entries(SCRIPTS).map(([name, script]) => `"${name}": "${script}"`),
      )}`,
    );
  const top = repositoryAbove(folder);
  if (top !== undefined && written.includes('.github/workflows/pages.yml'))
    parts.push(
      `GitHub finds workflows at the top of a repository only. Move .github to ${shown(top)}, and let its steps run in this folder.`,
    );
  parts.push(`Next:\n${list(nextCommands(folder, caller))}`);
  return parts.join('\n\n');
}

/** What to type from where the command was called, up to the first look at the site. */
function nextCommands(folder: string, caller: string): string[] {
  const below = relative(caller, folder);
  const path = below.startsWith('..') ? folder : below;
  const install = usesVariorum(folder) ? 'npm install' : 'npm install --save-dev variorum';
  return [path === '' ? [] : `cd ${quoted(path)}`, install, 'npx variorum dev'].flat();
}

function usesVariorum(folder: string): boolean {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return 'variorum' in { ...dependencies, ...devDependencies };
  } catch {
    // npm will tell what is wrong with it.
    return false;
  }
}

/** The top of the repository that a folder lies in, when that is another folder. */
function repositoryAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at === folder ? undefined : at;
    if (at === dirname(at)) return undefined;
  }
}

/** A path for a shell; one that begins with a hyphen would be an option. */
function quoted(path: string): string {
  const named = path.startsWith('-') ? `./${path}` : path;
  if (PLAIN.test(named)) return named;
  if (process.platform === 'win32') return `"${named}"`;
  return `'${named.replaceAll("'", "'\\''")}'`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
