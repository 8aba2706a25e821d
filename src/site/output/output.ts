import { accessSync, constants, mkdirSync, rmdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { describeSystemError } from '../report/system-error.ts';
import { exchange } from './exchange.ts';
import type { Lock } from './lock.ts';
import { look } from './look.ts';
import { clearWork, mendOutput } from './mend-output.ts';
import { holdsMount, isMount } from './mounts.ts';
import { lockOutput } from './output-locks.ts';
import { MARK, readMark } from './output-mark.ts';
import { OutputRefused, refuseObstacles, refuseOthers } from './output-refused.ts';
import { keepMark, surveyOutput } from './output-survey.ts';
import { realPlace } from './refusal.ts';
import { carryOut, planReplacement } from './replacement.ts';
import { DISK, type Steps } from './steps.ts';
import type { Survey } from './survey.ts';
import { makeWorkFolder, removeWorkFolder, type Whereabouts, type WorkFolder } from './work-folder.ts';

/** Errors after which two folders cannot change places, though their files may: both are as they were. */
const CANNOT_RENAME = new Set(['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'ENOTSUP']);
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

  /** Absolute path of the file for what waits until the search index is written. */
  get drafts(): string {
    return this.#work!.drafts;
  }

  async #open(): Promise<void> {
    const { steps, where } = this.#options;
    this.#made = mkdirSync(dirname(this.#out), { recursive: true });
    await lockOutput(this.#out, this.#options, (lock) => this.#locks.push(lock));
    await mendOutput(this.#out, this.#options);
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
      const remark = clearWork(steps, out, work, cache);
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

/** Removes a folder and those above it, up to `outermost`, if they are empty. */
function removeEmpty(folder: string, outermost: string): void {
  try {
    for (let at = folder; !relative(outermost, at).startsWith('..'); at = dirname(at)) rmdirSync(at);
  } catch {
    // It holds the output.
  }
}
