import { accessSync, constants, copyFileSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CommandFailure } from '../report/describe-error.ts';
import { describeSystemError } from '../report/system-error.ts';
import { clearExchange, completeExchange, exchange } from './exchange.ts';
import { fileHash } from './hash-file.ts';
import { isRunning } from './is-running.ts';
import { type Lock, type LockListener, takeLock } from './lock.ts';
import { look } from './look.ts';
import { holdsMount, isMount } from './mounts.ts';
import { MARK, readDamagedMark, readMark } from './output-mark.ts';
import { readPlan } from './plan.ts';
import { realPlace } from './refusal.ts';
import { carryOut, planReplacement } from './replacement.ts';
import { DISK, type Steps } from './steps.ts';
import { obstacles, type Survey, survey } from './survey.ts';
import {
  makeWorkFolder,
  nameBeside,
  removeWorkFolder,
  type Whereabouts,
  type WorkFolder,
  workFolders,
} from './work-folder.ts';

/** The lock of an output that has its work inside. */
const LOCK = '.variorum-lock';
/** Errors after which two folders cannot change places, though their files may: both are as they were. */
const CANNOT_RENAME = new Set(['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'ENOTSUP']);
/** Milliseconds between looks whether a process has ended, and the most looks. */
const PAUSE = 50;
const MOST_LOOKS = 100;

/** An output that a build must not touch, in words. */
export class OutputRefused extends CommandFailure {}

/** What opening an output needs. */
export interface OutputOptions {
  /** absolute path of the cache folder: a copy of the output's mark is kept there */
  cache: string;
  /** hears what happens to the output besides being built */
  tell: (sentence: string) => void;
  /** ends waiting for other builds */
  signal: AbortSignal;
  steps?: Steps;
  /** where the work of a build of an output lies; by default, where it can */
  where?: (out: string) => Whereabouts;
}

type Options = Required<OutputOptions>;

/**
 * The output of a build while it is being built: locked for all others, mended if the last build was ended while it replaced
 * it, and replaced by this one at once. Nothing is removed from it but what builds wrote.
 */
export class Output {
  readonly #out: string;
  readonly #options: Options;
  readonly #locks: Lock[] = [];
  /** the outermost folder that was made for it to lie in */
  #made: string | undefined;
  #work: WorkFolder | undefined;

  private constructor(out: string, options: Options) {
    this.#out = out;
    this.#options = options;
  }

  /**
   * Opens a folder for a build; waits for other builds of it, and of outputs that it lies in.
   *
   * @param folder absolute path; links are followed. It need not exist
   * @throws OutputRefused when it holds files that no build wrote, Error in words when it cannot be mended, the file
   *   system's error, or the signal's reason
   */
  static async open(folder: string, options: OutputOptions): Promise<Output> {
    const out = realPlace(folder);
    if (typeof out !== 'string') throw new OutputRefused(`--out names ${out.problem}: ${folder}.`);
    const output = new Output(out, { steps: DISK, where: whereabouts, ...options });
    try {
      await output.#open();
      return output;
    } catch (error) {
      output.close();
      throw error;
    }
  }

  /** Absolute path of the folder, without links. */
  get folder(): string {
    return this.#out;
  }

  /** Absolute path of the folder to build into. */
  get staging(): string {
    return this.#work!.staging;
  }

  async #open(): Promise<void> {
    const { steps, signal, tell, where } = this.#options;
    this.#made = mkdirSync(dirname(this.#out), { recursive: true });
    for (const folder of [...outputsAround(this.#out), this.#out]) {
      const files = lockFiles(folder);
      const taken = where(folder);
      const listener = listenerFor(folder, tell);
      this.#locks.push(await takeLock(files[taken], listener, signal));
      // A build that had to work elsewhere may have left one, or be at it.
      const other = files[taken === 'inside' ? 'beside' : 'inside'];
      if (isLock(other)) (await takeLock(other, listener, signal)).release();
    }
    await mend(this.#out, this.#options);
    // What has its mark is not refused; to walk through all of it may take as long as to find that nothing has changed.
    if (!readMark(this.#out)) refuseOthers(this.#out, surveyOutput(this.#out, this.#options.cache));
    this.#work = makeWorkFolder(steps, this.#out, where(this.#out));
  }

  /**
   * Puts the complete build, which has its mark, in the place of the previous output.
   *
   * @throws OutputRefused or the file system's error when that cannot be; then the previous output is as it was
   */
  replace(): void {
    const { steps, cache, tell } = this.#options;
    const out = this.#out;
    const work = this.#work!;
    const paths = [...readMark(work.staging)!.files.keys(), MARK];
    const surveyed = surveyOutput(out, cache);
    refuseOthers(out, surveyed);
    refuseObstacles(out, surveyed, paths);
    if (!this.#exchange(surveyed)) {
      const plan = planReplacement(steps, out, work, surveyed!, paths);
      carryOut(steps, out, work, plan);
    }
    this.#work = undefined;
    try {
      const remark = clear(steps, out, work, cache);
      if (remark) tell(remark);
    } catch (error) {
      const why = describeSystemError(error) ?? (error as Error).message;
      tell(
        `The build took the place of the previous output, but not all of that could be removed from ${work.path}. ${why} The next build tries again.`,
      );
    }
    keepMark(out, cache);
  }

  /** Lets the two folders change places; returns whether they could. */
  #exchange(surveyed: Survey | undefined): boolean {
    const isWhole = surveyed === undefined || (surveyed.foreign.length === 0 && !holdsMount(this.#out));
    if (this.#options.where(this.#out) === 'inside' || !isWhole) return false;
    try {
      exchange(this.#options.steps, this.#out, this.#work!);
      return true;
    } catch (error) {
      if (surveyed && CANNOT_RENAME.has((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
  }

  /** Gives the folder free. What was built and did not take its place is removed. */
  close(): void {
    const work = this.#work;
    this.#work = undefined;
    try {
      // With a plan, the next command is to carry it out.
      if (work && !look(work.plan)) removeWorkFolder(this.#options.steps, work);
      if (this.#made !== undefined) removeEmpty(dirname(this.#out), this.#made);
    } finally {
      for (const lock of this.#locks.splice(0).toReversed()) lock.release();
    }
  }
}

/**
 * Says what in a folder no build wrote and stands where one would write.
 *
 * @param out absolute path of an output, which may be absent
 * @param paths what the build would write; relative, with slashes
 * @throws OutputRefused
 */
export function refuseObstacles(out: string, surveyed: Survey | undefined, paths: Iterable<string>): void {
  if (!surveyed || surveyed.foreign.length === 0) return;
  const found = obstacles(out, surveyed, paths);
  if (found.length === 0) return;
  throw new OutputRefused(
    `The build would write over what Variorum did not write: ${listOf(found)} in ${out}. Move ${found.length === 1 ? 'it' : 'them'} elsewhere, or give the pages and files of the site other names.`,
  );
}

/** {@link survey} of an output; undefined when it is absent. */
export function surveyOutput(out: string, cache: string): Survey | undefined {
  if (!look(out)) return undefined;
  const work = workFolders(out).map(({ path }) => basename(path));
  const names = isLock(join(out, LOCK)) ? [...work, LOCK] : work;
  return survey(out, copyOf(out, cache), new Set(names));
}

function refuseOthers(out: string, surveyed: Survey | undefined): void {
  if (!surveyed || surveyed.built || surveyed.foreign.length === 0) return;
  const mark = readDamagedMark(join(out, MARK));
  throw new OutputRefused(
    mark
      ? `--out names a folder whose list of built files, ${MARK}, cannot be read: ${out}. Look whether you need what is in it; then remove it, or name another folder.`
      : `--out names a folder that holds other files: ${out} (${listOf(surveyed.foreign)}). Only a folder with ${MARK}, in which a build listed what it wrote, is replaced. Name an empty or new folder, or remove what is in this one.`,
  );
}

/** Completes or undoes what builds of an output had begun that were ended, and removes what they left. */
async function mend(out: string, { steps, cache, tell }: Options): Promise<void> {
  for (const work of workFolders(out)) {
    await renderersEnded(work);
    const plan = readPlan(work);
    if (plan?.kind === 'exchange') completeExchange(steps, out, work);
    else if (plan) {
      try {
        carryOut(steps, out, work, plan);
      } catch (error) {
        // It may have gone back instead; then all is well.
        if (look(work.plan)) throw error;
      }
    }
    const remark = clear(steps, out, work, cache);
    if (plan) tell(remark ?? `A build was ended while it replaced ${out}. The output is whole again.`);
  }
}

function clear(steps: Steps, out: string, work: WorkFolder, cache: string): string | undefined {
  if (readPlan(work)?.kind === 'exchange') return clearExchange(steps, work, copyOf(out, cache));
  removeWorkFolder(steps, work);
  return undefined;
}

/** Resolves when the processes that rendered into a work folder are gone: they end soon after the build that started them. */
async function renderersEnded({ renderers }: WorkFolder): Promise<void> {
  if (!look(renderers)) return;
  const ids = readFileSync(renderers, 'utf8').split('\n').map(Number);
  const areRunning = (): boolean => ids.some((id) => id > 0 && isRunning(id));
  for (let i = 0; areRunning() && i < MOST_LOOKS; i++) await setTimeout(PAUSE);
}

/** Whether the work for an output can lie beside it. */
function whereabouts(out: string): Whereabouts {
  if (!look(out)) return 'beside';
  try {
    accessSync(dirname(out), constants.W_OK | constants.X_OK);
    return isMount(out) ? 'inside' : 'beside';
  } catch {
    return 'inside';
  }
}

/** The outputs that a folder lies in, outermost first. */
function outputsAround(out: string): string[] {
  const names = out.split(sep);
  const folders = names.map((_, i) => names.slice(0, i + 1).join(sep)).slice(1, -1);
  return folders.filter((folder) => readDamagedMark(join(folder, MARK)) !== undefined);
}

function listenerFor(folder: string, tell: (sentence: string) => void): LockListener {
  return {
    waiting: () => tell(`Another build is writing ${folder}; this one begins when it has ended.`),
    impossible: (reason) =>
      tell(
        `Nobody is kept out of ${folder} while it is built (${reason}); do not let two builds write it at once.`,
      ),
  };
}

function lockFiles(out: string): Record<Whereabouts, string> {
  return { beside: join(dirname(out), nameBeside(out, 'lock')), inside: join(out, LOCK) };
}

/** Whether a file can be a lock, which is empty. */
function isLock(file: string): boolean {
  const found = look(file);
  return found?.isFile() === true && found.size === 0;
}

function keepMark(out: string, cache: string): void {
  try {
    mkdirSync(dirname(copyOf(out, cache)), { recursive: true });
    copyFileSync(join(out, MARK), copyOf(out, cache));
  } catch {
    // It only helps where the mark is damaged.
  }
}

function copyOf(out: string, cache: string): string {
  return join(cache, 'marks', fileHash(out));
}

/** Removes a folder and those above it, up to `outermost`, if they are empty. */
function removeEmpty(folder: string, outermost: string): void {
  try {
    for (let at = folder; !relative(outermost, at).startsWith('..'); at = dirname(at)) rmdirSync(at);
  } catch {
    // It holds the output.
  }
}

function listOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}
