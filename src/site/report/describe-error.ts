import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { CACHE, CALLER } from '../places.ts';
import { formatFinding } from './print-findings.ts';
import { shown } from './shown.ts';
import { describeSystemError } from './system-error.ts';

const FAILED = Symbol.for('variorum.command-failure');

/**
 * Ends a command with a sentence for whoever called it, when nothing in a file is to blame that a finding could name. As with
 * {@link FindingsError}, that of another copy of Variorum is one, too.
 */
export class CommandFailure extends Error {
  readonly [FAILED] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: kinds of failures inherit this, and are asked for as kinds
    const isKind = this !== CommandFailure;
    // biome-ignore lint/complexity/noThisInStatic: as above
    if (isKind) return Function.prototype[Symbol.hasInstance].call(this, value);
    return value instanceof Error && FAILED in value;
  }
}

/** Characters of a foreign message. What is longer is a program's source or a list of its data. */
const LONGEST_MESSAGE = 500;

/** The command that runs: `build`. */
const NAME = basename(process.argv[1] ?? 'command').replace(/\.\w+$/, '');

/**
 * Says what an error means to whoever called the command: what is meant for them as it is, what the system reports in words,
 * and whatever else is unknown as a mistake of ours. The stack is kept in a file, which the sentence names.
 */
export function describeError(error: unknown): string {
  if (error instanceof CommandFailure) return error.message;
  if (error instanceof FindingsError)
    return error.findings
      .map((finding) => formatFinding(finding, { root: CALLER, site: error.site, colour: false }))
      .join('\n\n');
  const file = keepDetails(error);
  const known = describeSystemError(error);
  if (known !== undefined) return shown(file === undefined ? known : `${known} Details are in ${file}.`);
  const [said = ''] = messageOf(error).trim().split('\n');
  return (
    `This is a mistake in Variorum, not in your pages: ${shown(said).slice(0, LONGEST_MESSAGE).replace(/\.$/, '')}. ` +
    `Please report it${file === undefined ? '' : ` with ${file}`}.`
  );
}

function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    // What throws when it is read has nothing to say.
    return 'something was thrown that says nothing';
  }
}

/** Writes an error with its stack into a file; returns the file, or undefined where none can be written. */
export function keepDetails(error: unknown): string | undefined {
  const text = [
    `${new Date().toISOString()} Node ${process.version} ${process.platform} ${process.arch}`,
    process.argv.slice(1).join(' '),
    inspect(error, { depth: 5, maxStringLength: 20_000, showProxy: true }),
    '',
  ].join('\n\n');
  const places: [path: string, flag: string][] = [
    [join(CACHE, `error-${NAME}.txt`), 'w'],
    // Everybody may write there: a link that somebody laid is not followed.
    [join(tmpdir(), `variorum-error-${NAME}-${process.pid}.txt`), 'wx'],
  ];
  return places.find(([path, flag]) => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag });
      return true;
    } catch {
      // That the details are lost must not hide the sentence.
      return false;
    }
  })?.[0];
}
