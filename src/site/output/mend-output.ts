import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { clearExchange, completeExchange } from './exchange.ts';
import { isRunning } from './is-running.ts';
import { look } from './look.ts';
import { markCopy } from './output-survey.ts';
import { readPlan } from './plan.ts';
import { carryOut } from './replacement.ts';
import type { Steps } from './steps.ts';
import { removeWorkFolder, type WorkFolder, workFolders } from './work-folder.ts';

/** Milliseconds between looks whether a process has ended, and the most looks. */
const PAUSE = 50;
const MOST_LOOKS = 100;

/** What mending an output needs. */
interface MendOptions {
  steps: Steps;
  /** absolute path of the cache folder */
  cache: string;
  tell: (sentence: string) => void;
}

/** Completes or undoes what builds of an output had begun that were ended, and removes what they left. */
export async function mendOutput(out: string, { steps, cache, tell }: MendOptions): Promise<void> {
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
    const remark = clearWork(steps, out, work, cache);
    if (plan) tell(remark ?? `A build was ended while it replaced ${out}. The output is whole again.`);
  }
}

/**
 * Removes what a build worked in.
 *
 * @returns what is to be said of it
 */
export function clearWork(steps: Steps, out: string, work: WorkFolder, cache: string): string | undefined {
  if (readPlan(work)?.kind === 'exchange') return clearExchange(steps, work, markCopy(out, cache));
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
