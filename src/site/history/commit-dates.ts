import {
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
  spawn,
  spawnSync,
} from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isBelow } from '../serving/is-below.ts';

/** When the files of a repository were last committed. */
export interface CommitDates {
  /** absolute path of the repository's files */
  root: string;
  /** seconds since 1970, by the path of a file there, with slashes; what has never been committed is missing */
  dates: ReadonlyMap<string, number>;
}

/** That a repository's history cannot be read. */
export interface UnknownDates {
  /** why, and what to do about it: two sentences without the first capital letter */
  why: string;
}

/** Begins what git says of a commit. */
const COMMIT = '\u0001';
/** What git says of a commit whose parents a shallow clone does not have: all files look as if they came with it. */
const CUT_OFF = 'grafted';

/** How git is asked: once, for the whole history of some folders, whatever its user has set. */
const LOG = [
  ...['--literal-pathspecs', '-c', 'log.showRoot=true', 'log', '-z', '--no-color', '--no-show-signature'],
  // Names of branches and tags are nothing to us, and one of them could be called like a commit that is cut off.
  ...['--decorate=short', '--decorate-refs-exclude=*', `--format=${COMMIT}%ct %D`],
  // Of a merge, what it made different from all its parents.
  ...['-c', '--name-only', '--no-renames', '--no-relative', '--ignore-submodules'],
];

/** Variables that would lead git elsewhere: in hooks, they are set. */
const ELSEWHERE = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

/** How git is started. */
const GIT: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
  stdio: ['ignore', 'pipe', 'pipe'],
  windowsHide: true,
};

/** Characters of what git complains of that are read. */
const MOST_COMPLAINTS = 2000;

function environment(): NodeJS.ProcessEnv {
  const unset = Object.fromEntries(ELSEWHERE.map((name) => [name, undefined]));
  // A clone that lacks objects would fetch each of them. What git complains of is read, in English.
  return { ...process.env, ...unset, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
}

/**
 * Asks git when the files below some folders were last committed.
 *
 * @param folders absolute, without links; the first one says which repository is asked, those that lie outside it are left out
 * @returns undefined where there is nothing to know, outside a repository and before the first commit; why, where it cannot be known
 */
export async function commitDates(
  folders: readonly [string, ...string[]],
): Promise<CommitDates | UnknownDates | undefined> {
  const root = repositoryOf(folders[0]);
  if (root === undefined) return undefined;
  const inside = folders.filter((folder) => folder === root || isBelow(folder, root));
  try {
    return await readLog(root, inside);
  } catch {
    return { why: 'git cannot be started. Install it, or name it in PATH.' };
  }
}

/**
 * What the dates of a folder's files hang on: the commit at which its repository is, and whether its history is whole.
 *
 * @param folder absolute, without links
 * @returns empty outside a repository, without git, and before the first commit
 */
export function historyState(folder: string): string {
  const root = repositoryOf(folder);
  if (root === undefined) return '';
  const asked = ['rev-parse', '--is-shallow-repository', 'HEAD'];
  const { status, stdout } = spawnSync('git', ['-C', root, ...asked], {
    ...GIT,
    env: environment(),
    encoding: 'utf8',
  });
  return status === 0 ? stdout : '';
}

/** The nearest folder around a folder that is a repository. */
function repositoryOf(folder: string): string | undefined {
  for (let each = folder; ; each = dirname(each)) {
    if (existsSync(join(each, '.git'))) return each;
    if (each === dirname(each)) return undefined;
  }
}

/**
 * The dates of all files that the history of some folders knows, or why it cannot be read.
 *
 * @throws Error when git cannot be started
 */
async function readLog(
  root: string,
  folders: readonly string[],
): Promise<CommitDates | UnknownDates | undefined> {
  const git = spawn('git', ['-C', root, ...LOG, '--', ...folders], { ...GIT, env: environment() });
  const ended = once(git, 'close') as Promise<[code: number | null]>;
  const dates = new Map<string, number>();
  let date = 0;
  let isWhole = true;
  const take = (part: string): void => {
    if (part.startsWith(COMMIT)) {
      const [seconds, ...said] = part.slice(COMMIT.length).split(/[ ,]+/);
      date = Number(seconds);
      if (said.includes(CUT_OFF)) isWhole = false;
    } else {
      // The list of a commit's files begins on a line of its own. The newest commits come first.
      const path = part.replace(/^\n/, '');
      if (path !== '' && !dates.has(path)) dates.set(path, date);
    }
  };
  let rest = '';
  git.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop()!;
    for (const part of parts) take(part);
  });
  let complaint = '';
  git.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, MOST_COMPLAINTS);
  });
  const [code] = await ended;
  if (code !== 0) return whyNot(root, complaint);
  return isWhole
    ? { root, dates }
    : {
        why: 'the repository is a shallow clone. Fetch the rest of it: git fetch --unshallow, or "fetch-depth: 0" for actions/checkout.',
      };
}

/** What git complains of, in words; undefined where nothing is wrong: there is no commit yet. */
function whyNot(root: string, complaint: string): UnknownDates | undefined {
  if (/does not have any commits|bad default revision/.test(complaint)) return undefined;
  if (/dubious ownership|safe\.directory/.test(complaint))
    return {
      why: `the repository belongs to another user, and git does not trust it. Tell git that it may: git config --global --add safe.directory "${root}".`,
    };
  const [said = ''] = complaint.split('\n');
  return { why: `git cannot read the repository ${root}. It says: ${said.trim() || 'nothing'}.` };
}
