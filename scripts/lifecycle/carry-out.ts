import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Changes } from '../../src/engine/proof/draft.ts';
import type { Difference } from '../../src/engine/proof/readings.ts';
import type { Plan } from '../../src/lifecycle/plan.ts';
import type { Disproof, OpenLibrary } from '../../src/lifecycle/prove.ts';
import { provePlan } from '../../src/lifecycle/prove-plan.ts';
import { PartlyWritten, writeChanges } from '../../src/lifecycle/write-changes.ts';
import { CommandFailure } from '../../src/site/report/describe-error.ts';
import { count, printFindings } from '../../src/site/report/print-findings.ts';
import { fail, type Option } from '../shared/arguments.ts';

/** Options of every command that rewrites sources. */
export const REWRITING: Record<'dry-run' | 'force', Option> = {
  'dry-run': { help: 'show what would change, as a patch, and write nothing' },
  force: { help: 'write although the content folder has changes that are not committed' },
};

/**
 * Proves a plan and carries it out, or says where readers would get something else and changes nothing.
 *
 * @param done what was done, as a sentence
 * @param complete what changes besides, once it is known what the content will be
 */
export async function carryOut(
  plan: Plan,
  {
    library,
    open,
    switches,
    done,
    complete,
  }: {
    library: OpenLibrary;
    open: (root: string) => OpenLibrary;
    switches: ReadonlySet<string>;
    done: string;
    complete?: (changes: Changes) => Promise<Changes>;
  },
): Promise<void> {
  const { root } = library;
  if (!switches.has('dry-run') && !switches.has('force')) refuseUncommitted(root);
  const { changes: proved, disproof } = await provePlan(plan, library, open);
  if (disproof) {
    tellDisproof(disproof, root);
    process.exit(1);
  }
  const changes = complete ? await complete(proved) : proved;
  if (switches.has('dry-run')) console.log(patchOf(root, changes));
  else {
    if (!switches.has('force')) refuseUnknownFiles(root, changes);
    write(root, changes);
  }
  for (const note of plan.notes) console.error(note);
  const removed = [...changes.values()].filter((text) => text === undefined).length;
  const files = `${count(changes.size - removed, 'file')} changed, ${removed} removed`;
  console.error(
    switches.has('dry-run')
      ? `Nothing is written. It would be ${files}, and no reader would get another text.`
      : `${done} ${files}; no reader gets another text.`,
  );
}

function write(root: string, changes: Changes): void {
  try {
    writeChanges(root, changes);
  } catch (error) {
    if (!(error instanceof PartlyWritten)) throw error;
    const { written, message, cause } = error;
    const reason = cause instanceof Error ? ` ${cause.message}.` : '';
    throw new CommandFailure(
      `${message}${reason} ${written.length === 0 ? 'Nothing was changed.' : `Changed before that: ${written.join(', ')}.`}`,
    );
  }
}

/** Nobody could tell apart what a writer changed and what a command did. */
function refuseUncommitted(root: string): void {
  let status: string;
  try {
    status = execFileSync('git', ['-C', root, 'status', '--porcelain', '--', '.'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    fail(
      `${root} lies in no git repository, so that nothing could be taken back. Commit it, or add --force.`,
    );
  }
  if (status.trim() !== '')
    fail(
      'The content folder has changes that are not committed, and could not be told from those of this command. Commit them, or add --force.',
    );
}

/** Files outside the content folder that a page includes, and those that git leaves out, could not be taken back either. */
function refuseUnknownFiles(root: string, changes: Changes): void {
  for (const path of changes.keys()) {
    const file = resolve(root, path);
    if (!existsSync(file)) continue;
    let status: string;
    try {
      status = execFileSync(
        'git',
        ['-C', dirname(file), 'status', '--porcelain', '--ignored', '--', basename(file)],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
    } catch {
      status = 'in no repository';
    }
    if (status.trim() !== '')
      fail(`${path} is not committed, so that nothing could be taken back. Commit it, or add --force.`);
  }
}

function tellDisproof({ differences, example, failure }: Disproof, root: string): void {
  if (failure) printFindings(failure, root);
  for (const difference of differences) console.error(describe(difference));
  if (example) {
    const { variant, path, before, after } = example;
    console.error(`First, on ${path} in ${variant}:\n  - ${before}\n  + ${after}`);
  }
  console.error('Nothing is changed, since readers would get something else there.');
}

function describe({ variant, added, removed, changed, navigation }: Difference): string {
  const parts = [
    ...changed.map((path) => `  ${path} would read otherwise`),
    ...added.map((path) => `  ${path} would be added`),
    ...removed.map((path) => `  ${path} would be gone`),
    ...(navigation ? ['  the navigation would be another'] : []),
  ];
  return [`In ${variant}:`, ...parts].join('\n');
}

/** Changes as a patch that git reads at the top of the repository, or, where there is none, in the content folder. */
function patchOf(root: string, changes: Changes): string {
  const top = topOfRepository(root) ?? root;
  return [...changes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, after]) => {
      const file = resolve(root, path);
      const name = relative(top, file).replaceAll('\\', '/');
      const isBinary = after === undefined && existsSync(file) && readFileSync(file).includes(0);
      if (isBinary) return `Binary file ${name} would be removed.\n`;
      const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      return createTwoFilesPatch(
        before === undefined ? '/dev/null' : `a/${name}`,
        after === undefined ? '/dev/null' : `b/${name}`,
        before ?? '',
        after ?? '',
      ).replace(/^=+\n/, '');
    })
    .join('');
}

function topOfRepository(root: string): string | undefined {
  try {
    return execFileSync('git', ['-C', root, 'rev-parse', '--show-toplevel'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
