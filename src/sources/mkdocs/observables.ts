import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OBSERVABLES } from '../../engine/variants/look-schema.ts';
import { itemsOf, nodeAt, textOf } from './config-node.ts';
import { formulaScripts } from './formula-scripts.ts';
import type { MkDocsProject } from './project.ts';

/** A name of what Material gives, where something is asked of it; `app` held them before Material 6. */
const ASKED =
  /(?<![\w$.])(?:window\.|app\.)?((?:document|location|target|keyboard|viewport|tablet|screen|print|alert|progress|component)\$)\s*\.\s*(subscribe|pipe|next)\b/g;

/** What scripts ask Material for: what they can be given here, and the rest. */
export interface AskedObservables {
  given: (typeof OBSERVABLES)[number][];
  others: string[];
}

/** What each script of a project asks Material for and does not make itself, by the scripts as the configuration names them. */
export function observablesOf(project: MkDocsProject): Map<string, AskedObservables> {
  const { config, docsDir, contentDir } = project;
  const leftOut = formulaScripts(project);
  const found = new Map<string, AskedObservables>();
  for (const node of itemsOf(nodeAt(config, 'extra_javascript'))) {
    const path = textOf(node.kind === 'map' ? nodeAt(node, 'path') : node) ?? '';
    const file = [docsDir, contentDir].map((folder) => join(folder, path)).find(isFile);
    if (file === undefined || leftOut.has(path)) continue;
    const text = readFileSync(file, 'utf8');
    const made = new Set(Array.from(text.matchAll(/\b(?:const|let|var) ([a-z]+\$)/g), ([, name]) => name!));
    const asked = Array.from(text.matchAll(ASKED), ([, name, how]) => ({ name: name!, how: how! }));
    const names = (methods: readonly string[]): Set<string> =>
      new Set(asked.flatMap(({ name, how }) => (methods.includes(how) && !made.has(name) ? [name] : [])));
    const heard = names(['subscribe']);
    // What is piped goes through functions of RxJS, which take nothing else, and nothing can be said to Material.
    const more = names(['pipe', 'next']);
    const given = OBSERVABLES.filter((name) => heard.has(name) && !more.has(name));
    const others = [...new Set([...heard, ...more])].filter((name) => !given.some((each) => each === name));
    found.set(path, { given, others: others.toSorted() });
  }
  return found;
}

/** All that scripts of a project ask for and can be given. */
export function givenObservables(project: MkDocsProject): AskedObservables['given'] {
  const asked = [...observablesOf(project).values()].flatMap(({ given }) => given);
  return OBSERVABLES.filter((name) => asked.includes(name));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
