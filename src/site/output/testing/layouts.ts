import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Output } from '../output.ts';
import { writeMark } from '../output-mark.ts';
import { DISK, type Steps } from '../steps.ts';
import type { Whereabouts } from '../work-folder.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-output-')));
let folders = 0;
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** The disk, without waiting for it: no test cuts the power. */
export const QUICK: Steps = { ...DISK, write: (path, text) => writeFileSync(path, text) };

/** Files by path; a value that begins with "->" is a link, one that is undefined an empty folder. */
export type Files = Record<string, string | undefined>;

export interface Layout {
  where: Whereabouts;
  /** undefined: there is no output yet */
  old: Files | undefined;
  /** what people put into the output afterwards */
  added: Files;
  /** names of what they removed from it */
  removed: string[];
  next: Files;
}

export function put(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(text === undefined ? place : dirname(place), { recursive: true });
    if (text?.startsWith('->')) symlinkSync(text.slice(2), place);
    else if (text !== undefined) writeFileSync(place, text);
  }
}

/** All that lies in a folder, but for the locks. */
export function see(folder: string, below = ''): Files {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return {};
  return Object.assign(
    {},
    ...readdirSync(folder, { withFileTypes: true }).map((entry): Files => {
      const place = join(folder, entry.name);
      const path = below + entry.name;
      if (/\.?variorum-lock$/.test(entry.name)) return {};
      if (entry.isSymbolicLink()) return { [path]: `->${readlinkSync(place)}` };
      if (!entry.isDirectory()) return { [path]: readFileSync(place, 'utf8') };
      const inner = see(place, `${path}/`);
      return Object.keys(inner).length === 0 ? { [path]: undefined } : inner;
    }),
  );
}

/** Steps that end the process before the one with this number, in the midst of writing if it writes; or that fail from there on. */
export function stepsUntil(last: number, fails?: { code: string; often: number }): Steps & { done: number } {
  const counted = { done: 0 };
  return new Proxy(QUICK as Steps & { done: number }, {
    get(disk, name: keyof Steps | 'done') {
      if (name === 'done') return counted.done;
      return (...args: [string, never]) => {
        const number = counted.done++;
        if (fails && number >= last && number < last + fails.often)
          throw Object.assign(new Error(`${fails.code}: at step ${number}`), { code: fails.code });
        if (!fails && number >= last) {
          if (number === last && name === 'write') writeFileSync(args[0], 'Var');
          throw new Error('killed');
        }
        return (disk[name] as (...args: [string, never]) => void)(...args);
      };
    },
  });
}

/** A new folder with an output as a layout has it. */
export function lay({ old, added, removed }: Layout): string {
  const home = join(root, String(folders++));
  const out = join(home, 'site');
  mkdirSync(home);
  writeFileSync(join(home, 'neighbour'), 'is nobody’s business');
  if (old) {
    put(out, old);
    writeMark(out);
    for (const path of removed) rmSync(join(out, path), { recursive: true, force: true });
    for (const [path, text] of Object.entries(added)) {
      try {
        put(out, { [path]: text });
      } catch {
        // A folder that was emptied may stand there; then nobody can add it.
      }
    }
  }
  return out;
}

export async function open(out: string, where: Whereabouts, steps: Steps = QUICK): Promise<Output> {
  const cache = join(dirname(dirname(out)), 'cache');
  return Output.open(out, {
    cache,
    tell: () => undefined,
    signal: new AbortController().signal,
    steps,
    // Nothing lies in what is not there.
    where: (folder) => (lstatSync(folder, { throwIfNoEntry: false }) ? where : 'beside'),
  });
}

/** Builds `next` into an output; returns what was thrown. */
export async function build(out: string, { where, next }: Layout, steps: Steps = QUICK): Promise<unknown> {
  let output: Output | undefined;
  try {
    output = await open(out, where, steps);
    put(output.staging, next);
    writeMark(output.staging);
    output.replace();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    try {
      output?.close();
    } catch {
      // A process that was killed closes nothing; its locks are given back.
    }
  }
}

/** What a later command finds, which only opens the output. */
export async function mended(out: string, where: Whereabouts): Promise<Files> {
  (await open(out, where)).close();
  return see(dirname(out));
}

/** What {@link see} saw, for comparing. */
export function sorted(files: Files): [string, string | undefined][] {
  return Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
