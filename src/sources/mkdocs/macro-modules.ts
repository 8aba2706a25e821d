import { dirname, join, relative, sep } from 'node:path';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import type { Place } from '../../engine/place.ts';
import { nodeAt, textsOf } from './config-node.ts';
import { pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';

/** A module of Python whose macros, filters and variables pages use. It is read for their names, and never run. */
export interface MacroModule {
  /** the file, relative to the folder of the configuration; a package is known by its name alone */
  name: string;
  /** where the project names it, or the plugin that knows it without */
  place: Place;
  /** what it gives to pages; empty where that is not seen */
  gives: readonly string[];
}

/** What the plugin takes where it is told of no module. */
const USUAL = 'main';

/** The modules that the plugin `macros` of a project takes macros from, as far as they are there. */
export function macroModulesOf(project: MkDocsProject): MacroModule[] {
  const plugin = pluginOf(project, 'macros');
  if (!plugin) return [];
  const said = nodeAt(plugin.options, 'module_name');
  const packages = nodeAt(plugin.options, 'modules');
  return [
    ...(said ? textsOf(said) : [USUAL]).flatMap((name) => {
      const found = fileOf(project, name);
      const place = said?.place ?? plugin.place;
      if (found) return [{ name: found.name, place, gives: namesIn(found.text) }];
      return said ? [{ name, place, gives: [] }] : [];
    }),
    ...textsOf(packages).map((name) => ({ name, place: packages!.place, gives: [] })),
  ];
}

function fileOf({ file }: MkDocsProject, name: string): { name: string; text: string } | undefined {
  const folder = dirname(file);
  for (const path of [`${name}.py`, join(name, '__init__.py')]) {
    const reading = readTextFile(join(folder, path), path);
    if ('text' in reading)
      return { name: relative(folder, join(folder, path)).split(sep).join('/'), text: reading.text };
  }
  return undefined;
}

/** The names of what a module gives to pages: functions below `@env.macro` or `@env.filter`, and what it puts into `env.variables`. */
function namesIn(source: string): string[] {
  const names = new Set<string>();
  let isGiven = false;
  for (const line of source.split('\n')) {
    const code = line.trim();
    if (/^@(?:env\.)?(?:macro|filter)\b/.test(code)) isGiven = true;
    const [, name] = /^(?:async +)?def +(\w+)/.exec(code) ?? [];
    if (name !== undefined) {
      if (isGiven) names.add(name);
      isGiven = false;
    }
    const [, member, key] = /^(?:env\.)?variables(?:\.(\w+)|\[['"](\w+)['"]\]) *=(?!=)/.exec(code) ?? [];
    const variable = member ?? key;
    if (variable !== undefined) names.add(variable);
  }
  return [...names];
}
