import { hash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { look } from './look.ts';
import type { Steps } from './steps.ts';

/**
 * Where a build works until its output is complete. It lies beside the output, so that the swap is a rename, or in it where
 * nothing can be put beside. Only a folder with the note that this module wrote into it is ever taken for one.
 */
export interface WorkFolder {
  path: string;
  /** the new build */
  staging: string;
  /** what the new build replaces, once the swap began */
  previous: string;
  /** what the swap is about to do; see plan.ts */
  plan: string;
  /** the ids of the processes that render into `staging`, each on a line */
  renderers: string;
  /** what waits until the search index is written */
  drafts: string;
}

/** Where the work of builds of an output lies: in the folder above it, or in itself. */
export type Whereabouts = 'beside' | 'inside';

/** Makes a work folder for an output. */
export function makeWorkFolder(steps: Steps, out: string, where: Whereabouts): WorkFolder {
  const token = randomBytes(8).toString('hex');
  const work = workFolder(join(home(out, where), `${prefix(out, where)}${token}`));
  steps.makeFolder(work.path);
  try {
    steps.write(noteIn(work.path), noteOf(out, where, token));
    steps.makeFolder(work.staging);
    return work;
  } catch (error) {
    removeTree(steps, work.path);
    throw error;
  }
}

/** The work folders of an output: those of builds that ended before they could remove them, and of one that is under way. */
export function workFolders(out: string): WorkFolder[] {
  return (['inside', 'beside'] as const).flatMap((where) =>
    namesIn(home(out, where)).flatMap((name) => {
      const start = prefix(out, where);
      const token = name.startsWith(start) ? /^[0-9a-f]{16}$/.exec(name.slice(start.length))?.[0] : undefined;
      const work = workFolder(join(home(out, where), name));
      return token !== undefined && isWork(work.path, noteOf(out, where, token)) ? [work] : [];
    }),
  );
}

/** Removes a work folder with all that is in it, but for `previous`, which must be gone if it is an output as it was. */
export function removeWorkFolder(steps: Steps, work: WorkFolder): void {
  const { staging, previous, renderers, drafts, plan } = work;
  for (const path of [staging, previous, renderers, drafts, `${plan}.draft`, plan]) removeTree(steps, path);
  // Last, for without it the rest would be nobody's.
  removeTree(steps, noteIn(work.path));
  if (namesIn(work.path).length === 0) steps.removeFolder(work.path);
}

/** Removes a file, or a folder with all that is in it; links are not followed. */
export function removeTree(steps: Steps, path: string): void {
  const stats = look(path);
  if (!stats) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(path)) removeTree(steps, join(path, name));
    steps.removeFolder(path);
  } else steps.removeFile(path);
}

/** The name of what belongs to an output and lies beside it; that of the output may be as long as names can be. */
export function nameBeside(out: string, what: string): string {
  const name = basename(out);
  const short = name.length <= 60 ? name : hash('sha256', name, 'hex').slice(0, 16);
  return `.${short}.variorum-${what}`;
}

function workFolder(path: string): WorkFolder {
  return {
    path,
    staging: join(path, 'new'),
    previous: join(path, 'old'),
    plan: join(path, 'plan'),
    renderers: join(path, 'renderer'),
    drafts: join(path, 'drafts'),
  };
}

function home(out: string, where: Whereabouts): string {
  return where === 'beside' ? dirname(out) : out;
}

function prefix(out: string, where: Whereabouts): string {
  return where === 'beside' ? nameBeside(out, 'work-') : '.variorum-work-';
}

function noteIn(path: string): string {
  return join(path, 'note');
}

function noteOf(out: string, where: Whereabouts, token: string): string {
  return `Variorum builds ${where === 'beside' ? JSON.stringify(basename(out)) : 'the folder above'} in this folder and removes it afterwards (${token}).\n`;
}

/** Whether a folder has the note, or was made and is still empty. */
function isWork(path: string, note: string): boolean {
  if (!look(path)?.isDirectory()) return false;
  const names = namesIn(path);
  if (names.length === 0) return true;
  try {
    const found = readFileSync(noteIn(path), 'utf8');
    return found === note || (names.length === 1 && note.startsWith(found));
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
