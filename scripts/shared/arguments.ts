import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { closest } from '../../src/engine/suggest.ts';
import { CALLER } from '../../src/site/places.ts';
import { meantFolder, mkDocsFileIn, tellMkDocs } from '../../src/sources/content-source.ts';
import { endWithRunner } from './end-with-runner.ts';
import { SUMMARIES } from './summaries.ts';

/** An option of a command: `--content DIR`. */
export interface Option {
  /** what its value is, in capitals; without it the option is a switch */
  value?: string;
  help: string;
}

/** `--mkdocs FILE`, which may stand there several times. */
const MANY = 'mkdocs';

/** What the writer typed. */
export interface Arguments<Name extends string> {
  options: Partial<Record<Name, string>>;
  switches: Set<string>;
  words: string[];
}

/** `--content DIR`, which the commands that read a content folder share. */
export const CONTENT: Option = {
  value: 'DIR',
  help: 'the content folder, with its site.yml (default: content, or docs), or a project of MkDocs',
};

/** `--mkdocs FILE`, beside `--content`. */
export const MKDOCS: Option = {
  value: 'FILE',
  help: 'a mkdocs.yml, or its folder, whose project is the site; several are its products and versions',
};

/**
 * Reads the command line of a command, which ends when the one that runs it does. Prints help for `--help`; a mistake is a sentence on standard error and exit code 2.
 *
 * @param usage how people call it, what they choose in capitals: `variorum explain PAGE`
 */
export function readArguments<Name extends string>(
  usage: string,
  options: Record<Name, Option>,
  { words = 0 }: { words?: number } = {},
): Arguments<Name> {
  endWithRunner();
  const known: [string, Option][] = Object.entries(options);
  const command = usage.split(' ').filter((word) => word === word.toLowerCase());
  const refuse = (message: string): never => fail(`${message} See ${command.join(' ')} --help.`);
  const help = () => {
    const summary = Object.entries(SUMMARIES).find(([name]) => name === command[1])?.[1];
    console.log(`usage: ${usage} [options]\n${summary === undefined ? '' : `\n  ${summary}\n`}`);
    for (const [name, option] of known)
      console.log(`  --${name}${option.value ? ` ${option.value}` : ''}`.padEnd(24) + option.help);
  };
  try {
    const config = {
      args: process.argv.slice(2),
      allowPositionals: true,
      options: {
        help: { type: 'boolean' as const },
        ...Object.fromEntries(
          known.map(([name, { value }]) => [
            name,
            {
              type: value ? ('string' as const) : ('boolean' as const),
              ...(name === MANY && { multiple: true }),
            },
          ]),
        ),
      },
    };
    const unknown = describeUnknown(config);
    if (unknown !== undefined) refuse(unknown);
    const parsed = parseArgs(config);
    const { help: helpWanted, ...values } = parsed.values;
    if (helpWanted) {
      help();
      process.exit(0);
    }
    if (parsed.positionals.length > words)
      throw new Error(`Unexpected argument "${parsed.positionals[words]}"`);
    const { [MANY]: many, ...single } = values as typeof values & { [MANY]?: string[] };
    if (many) tellMkDocs(many.map(mkDocsAt));
    const entries = Object.entries(single);
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
    // What Node says after its first sentence is about ways to write options that nobody looks for here.
    const message = error instanceof Error ? error.message.split('.\n')[0]!.split('. ')[0] : String(error);
    return refuse(`${message}.`);
  }
}

/** Names the first option that there is not, and the one that was probably meant; undefined when all are known. */
function describeUnknown(config: ParseArgsConfig & { args: string[]; options: object }): string | undefined {
  const names = Object.keys(config.options);
  const unknown = parseArgs({ ...config, strict: false, tokens: true }).tokens.find(
    (token) => token.kind === 'option' && !names.includes(token.name),
  );
  if (unknown === undefined) return undefined;
  // Not the token's name: of "-content" it would be the first letter.
  const [found] = config.args[unknown.index]!.split('=', 1);
  const meant = closest(found!.replace(/^-+/, ''), names);
  return `Unknown option ${found}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
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
  return meantFolder(folder);
}

/** The absolute path of a file that the writer typed. */
/** The file that a path names, or the `mkdocs.yml` of the folder that it names. */
function mkDocsAt(path: string): string {
  const named = fromCaller(path);
  const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory();
  const file = isFolder ? (mkDocsFileIn(named) ?? join(named, 'mkdocs.yml')) : named;
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) fail(`--mkdocs names no file: ${file}`);
  return file;
}

/** An absolute path of what the writer typed. */
export function fromCaller(path: string): string {
  return resolve(CALLER, path);
}
