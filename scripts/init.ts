import './shared/last-resort.ts';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CALLER, PROJECT } from '../src/site/places.ts';
import { shown } from '../src/site/report/shown.ts';
import { questions } from './init/ask.ts';
import { oneLine, productOf, titleOf } from './init/names.ts';
import { describeProject } from './init/next-steps.ts';
import type { Choices } from './init/site-yml.ts';
import { starterFiles } from './init/starter.ts';
import { inTheWay, writeNew } from './init/write-new.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';

/** Makes a new project, whose pages build: in a new folder, or beside what is in one. Never overwrites a file. */
const { options, switches, words } = readArguments(
  'variorum init [DIR]',
  {
    title: { value: 'TEXT', help: "the name of the site (default: from the folder's name)" },
    product: { value: 'NAME', help: 'the product that it is about (default: from the title)' },
    yes: { help: 'ask nothing; take what is said here, and the defaults' },
  },
  { words: 1 },
);
const folder = fromCaller(words[0] ?? '.');
const isTalking = process.stdin.isTTY && process.stdout.isTTY && !switches.has('yes');
const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
const filesFor = (choices: Choices) => starterFiles(folder, choices, version);
const draft = filesFor(choose(options.title, options.product));
const obstacle = inTheWay(folder, draft);
if (obstacle !== undefined)
  fail(`There is a file where a folder belongs: ${shown(obstacle)}. Rename it, or name another folder.`);
// What is asked for goes into the first file alone.
const isAsking = isTalking && !existsSync(join(folder, draft[0]!.path));
const files = isAsking ? filesFor(await ask()) : draft;
console.log(describeProject(folder, CALLER, writeNew(folder, files)));

/** What the options say, and otherwise what the folder's name suggests. */
function choose(title = '', product = ''): Choices {
  const chosen = oneLine(title) || titleOf(basename(folder));
  return { title: chosen, product: oneLine(product) || productOf(chosen) };
}

/** Asks for what no option says. */
async function ask(): Promise<Choices> {
  const { ask, close } = questions();
  const title = options.title ?? (await ask('Title of the site', choose().title));
  const product =
    options.product ?? (title && (await ask('Product that it is about', choose(title).product)));
  close();
  if (title === undefined || product === undefined) fail('\nNothing was written.');
  return choose(title, product);
}
