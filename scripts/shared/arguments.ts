import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CALLER } from '../../src/site/places.ts';
import { endWithRunner } from './end-with-runner.ts';

/** An option of a command: `--content DIR`. */
export interface Option {
  /** what its value is, in capitals; without it the option is a switch */
  value?: string;
  help: string;
}

/** What the writer typed. */
export interface Arguments<Name extends string> {
  options: Partial<Record<Name, string>>;
  switches: Set<string>;
  words: string[];
}

/** `--content DIR`, which the commands that read a content folder share. */
export const CONTENT: Option = {
  value: 'DIR',
  help: 'the content folder, with its site.yml (default: content, or docs)',
};

/**
 * Reads the command line of a command, which ends when the one that runs it does. Prints help for `--help`; a mistake is a sentence on standard error and exit code 2.
 *
 * @param usage the words after `npm run`: `explain -- PAGE`
 */
export function readArguments<Name extends string>(
  usage: string,
  options: Record<Name, Option>,
  { words = 0 }: { words?: number } = {},
): Arguments<Name> {
  endWithRunner();
  const known: [string, Option][] = Object.entries(options);
  const help = () => {
    console.log(`usage: npm run ${usage} [options]\n`);
    for (const [name, option] of known)
      console.log(`  --${name}${option.value ? ` ${option.value}` : ''}`.padEnd(24) + option.help);
  };
  try {
    const parsed = parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        ...Object.fromEntries(
          known.map(([name, { value }]) => [
            name,
            { type: value ? ('string' as const) : ('boolean' as const) },
          ]),
        ),
      },
    });
    const { help: helpWanted, ...values } = parsed.values;
    if (helpWanted) {
      help();
      process.exit(0);
    }
    if (parsed.positionals.length > words)
      throw new Error(`Unexpected argument "${parsed.positionals[words]}"`);
    const entries = Object.entries(values);
    for (const [name, value] of [...entries, ...parsed.positionals.map((word) => [undefined, word] as const)])
      if (typeof value === 'string' && value.trim() === '') throw new Error(describeEmpty(name));
    return {
      options: Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Partial<
        Record<Name, string>
      >,
      switches: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
      words: parsed.positionals,
    };
  } catch (error) {
    fail(
      `${error instanceof Error ? error.message.split('. ')[0] : String(error)}. See npm run ${usage.split(' ')[0]} -- --help.`,
    );
  }
}

/** The port that the writer asked for, or 4321, which Astro uses too. */
export function readPort(text: string | undefined): number {
  const port = Number(text ?? 4321);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    fail(`--port takes a number from 1 to 65535, found "${text}".`);
  return port;
}

/** Says that an option, or a word, says nothing: what it would mean by default may be the last thing that was wanted. */
function describeEmpty(name: string | undefined): string {
  const what = name === undefined ? 'A word' : `--${name}`;
  const example = name === undefined ? '"$PAGE"' : `--${name} "$${name.toUpperCase()}"`;
  return `${what} is empty, as ${example} is where that variable is not set; give it a value, or leave it out`;
}

/** Ends the process for a mistake on the command line. */
export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/**
 * The absolute content folder of a command.
 *
 * @param content what was typed, relative to where the command was called; by default that of the project
 */
export function contentFolder(content: string | undefined, project: { content: string }): string {
  const folder = content === undefined ? project.content : fromCaller(content);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    fail(`--content names a file, not a folder: ${folder}`);
  return folder;
}

/** An absolute path of what the writer typed. */
export function fromCaller(path: string): string {
  return resolve(CALLER, path);
}
