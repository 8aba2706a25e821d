import { readFileSync } from 'node:fs';
import { CommandFailure } from '../report/describe-error.ts';
import type { Steps } from './steps.ts';
import type { WorkFolder } from './work-folder.ts';

/** The output and the new build are to change places, as whole folders. */
export interface Exchange {
  kind: 'exchange';
}

/** The files of the new build are to take the places of those of the last one, or these are to come back. */
export interface Replacement {
  kind: 'forward' | 'back';
  /** what the last build wrote, and what the new one does: paths relative to the output */
  old: string[];
  new: string[];
  /** folders that only hold files of builds, and all that were there before; outer ones first */
  own: string[];
  before: string[];
}

/** What a swap is about to do. Once it is written down, whoever comes next can carry it out. */
export type Plan = Exchange | Replacement;

/** Writes a plan down, wholly or not at all. */
export function writePlan(steps: Steps, { plan: file }: WorkFolder, plan: Plan): void {
  steps.write(`${file}.draft`, JSON.stringify(plan));
  steps.rename(`${file}.draft`, file);
}

/** The plan of a work folder; undefined when nothing was planned yet, and so nothing was done. */
export function readPlan({ plan: file }: WorkFolder): Plan | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Plan;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandFailure(
      `A build was ended while it replaced its output, and the note of how far it was cannot be read: ${file}. What it built lies beside the note in "new", what it replaced in "old"; move one of them to where the output was, and remove the note.`,
    );
  }
}
