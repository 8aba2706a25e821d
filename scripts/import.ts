import './shared/last-resort.ts';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FindingsError } from '../src/engine/variants/findings-error.ts';
import { CALLER } from '../src/site/places.ts';
import { printFindings } from '../src/site/report/print-findings.ts';
import { shown } from '../src/site/report/shown.ts';
import { hasOwnSite, mkDocsFileOf, toldMkDocs } from '../src/sources/content-source.ts';
import { type ReadSite, readMkDocsSite } from '../src/sources/mkdocs/read-site.ts';
import { siteYmlOf } from '../src/sources/mkdocs/site-yml.ts';
import { importReport } from './import/import-report.ts';
import { fail, fromCaller, MKDOCS, readArguments } from './shared/arguments.ts';

/** Writes what a project of another generator says as `site.yml`, once, and tells what has no counterpart. Never overwrites a file. */
const { switches, words } = readArguments(
  'variorum import mkdocs [DIR]',
  { mkdocs: MKDOCS, 'dry-run': { help: 'write nothing, and only tell what would be' } },
  { words: 2 },
);
const [kind, folder = '.'] = words;
if (kind !== 'mkdocs')
  fail('Say what to import: variorum import mkdocs. It is all that can be imported as yet.');
const project = fromCaller(folder);
if (!statSync(project, { throwIfNoEntry: false })?.isDirectory())
  fail(`There is no folder ${shown(project)}.`);
const told = toldMkDocs();
const own = mkDocsFileOf(project);
const files = told.length > 0 ? told : own === undefined ? [] : [own];
if (files.length === 0)
  fail(`There is no mkdocs.yml in ${shown(project)}. Name its folder, or the file with --mkdocs.`);
const read = readOrTell(files);
const file = join(read.root, 'site.yml');
if (hasOwnSite(read.root))
  fail(`${shown(name(file))} is there already, and nothing was written. Delete it to have it written anew.`);
if (!switches.has('dry-run')) write();
console.log(importReport(read, { written: switches.has('dry-run') ? undefined : name(file), name }));

function write(): void {
  try {
    writeFileSync(file, siteYmlOf(read), { flag: 'wx' });
  } catch (error) {
    if (!existsSync(file)) throw error;
    fail(`${shown(name(file))} is there already, and nothing was written.`);
  }
}

function readOrTell(paths: readonly string[]): ReadSite {
  try {
    return readMkDocsSite(paths, process.env);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    printFindings(error, project);
    return process.exit(1);
  }
}

/** A file as the person calls it who typed the command. */
function name(path: string): string {
  return relative(CALLER, path) || path;
}
