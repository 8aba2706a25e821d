import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '../../engine/finding.ts';
import type { Document, Library, PageCode } from '../../engine/library/types.ts';
import type { Place } from '../../engine/place.ts';
import { closest } from '../../engine/suggest.ts';
import { documentOfModule } from './mdx-modules.ts';

/** What Rolldown or Vite says of one thing that it cannot bundle or load. */
interface BundleError {
  code?: string | undefined;
  message: string;
  id?: string | undefined;
  loc?: { file?: string | undefined; line: number; column: number } | undefined;
}

const COMPONENTS = fileURLToPath(new URL('../components/writer/index.ts', import.meta.url));

/**
 * What is wrong with the writer's own components and scripts, and with what pages import, when the site cannot be bundled, or
 * a page not be loaded by the development server, because of it.
 *
 * @param error what Astro's build threw, or what loading a page threw
 * @returns the findings, and what has another reason
 */
export async function bundleFindings(
  library: Library,
  error: unknown,
): Promise<{ findings: Finding[]; others: unknown[] }> {
  const errors = error instanceof Error && 'errors' in error ? (error.errors as unknown[]) : [error];
  const findings: Finding[] = [];
  const others: unknown[] = [];
  for (const each of errors) {
    const finding = each instanceof Error ? await findingOf(library, each) : undefined;
    if (finding) findings.push(finding);
    else others.push(each);
  }
  return { findings, others };
}

async function findingOf(library: Library, error: BundleError): Promise<Finding | undefined> {
  // Colours, and the name of the plugin or the kind of error in brackets.
  const [, said = ''] = /^(?:\[[^\]]*\]:? )?(.*)/.exec(stripVTControlCharacters(error.message)) ?? [];
  const { file, line, column } = placeIn(error);
  if (file === undefined) return undefined;
  const document = documentOfModule(library, file);
  if (document) return importFinding(library, document, said);
  if (!file.startsWith(library.root + sep)) return undefined;
  const place = { file: relative(library.root, file).replaceAll('\\', '/'), line, column };
  const target = unresolved(said);
  if (target !== undefined)
    return {
      severity: 'error',
      rule: 'missing-import',
      message: `There is no ${target.startsWith('.') ? 'file' : 'module'} "${target}" to import.`,
      hint: 'Correct it. A path begins with "./" or "../" and is relative to this file.',
      place,
    };
  return {
    severity: 'error',
    rule: 'broken-component',
    message: `This file cannot be compiled: ${said.replace(/\.$/, '')}.`,
    hint: 'Correct it: a page needs it.',
    place,
  };
}

function unresolved(said: string): string | undefined {
  return /^(?:Could not resolve|Cannot find module|Rolldown failed to resolve import) ['"]([^'"]+)['"]/.exec(
    said,
  )?.[1];
}

/** Where it is; some plugins say so in the message alone, relative to the working directory. */
function placeIn({ id, loc, message }: BundleError): {
  file: string | undefined;
  line: number;
  column: number;
} {
  const said = stripVTControlCharacters(message);
  const [, shown, line, column] = /─\[ (.+):(\d+):(\d+) \]/.exec(said) ?? [];
  const [, importer] = / from ["']([^"']+)["']/.exec(said) ?? [];
  return {
    file: loc?.file ?? id ?? (shown === undefined ? importer : resolve(shown)),
    line: Number(line ?? loc?.line ?? 1),
    column: column === undefined ? (loc?.column ?? 0) + 1 : Number(column),
  };
}

async function importFinding(library: Library, document: Document, said: string): Promise<Finding> {
  const { imports } = await library.code(document);
  const placeOf = (isIt: (each: PageCode['imports'][number]) => boolean): Place =>
    imports.find(isIt)?.place ?? { file: document.page.path, line: 1 };
  const [, name, exporter = ''] = /^"([^"]+)" is not exported by "([^"]+)"/.exec(said) ?? [];
  const target = unresolved(said);
  const finding = {
    severity: 'error' as const,
    variants: library.edition(document).variants.ids,
  };
  if (name !== undefined) {
    const isOurs = resolve(exporter) === COMPONENTS;
    const from = isOurs ? 'variorum:components' : exporter.slice(exporter.lastIndexOf('/') + 1);
    const known = isOurs ? ourComponents() : [];
    const suggestion = closest(name, known);
    return {
      ...finding,
      rule: 'missing-import',
      message: `There is no "${name}" in "${from}" to import.`,
      hint: suggestion
        ? `Did you mean "${suggestion}"?`
        : isOurs
          ? `It has ${known.join(', ')}.`
          : 'Export it there, or correct its name.',
      place: placeOf(({ names }) => names.includes(name)),
    };
  }
  return {
    ...finding,
    rule: target === undefined ? 'broken-component' : 'missing-import',
    message:
      target === undefined
        ? `This page cannot be compiled: ${said.replace(/\.$/, '')}.`
        : `There is no module "${target}" to import.`,
    hint: 'Look at what the page imports.',
    place: placeOf((each) => target === undefined || each.target === target),
  };
}

/** Names of the components that come with Variorum. They are Astro's: only its compiler could import them. */
function ourComponents(): string[] {
  return [...readFileSync(COMPONENTS, 'utf8').matchAll(/ as (\w+)/g)].map(([, name]) => name!);
}
