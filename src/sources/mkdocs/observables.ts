import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, nodeAt, textOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/** What Material gives to scripts of a project, under a global name. A page here is loaded whole: nothing comes of `location$`. */
const GIVEN: Readonly<Record<string, string>> = {
  document$:
    'stream((send) => document.readyState === "loading" ? addEventListener("DOMContentLoaded", () => send(document)) : send(document))',
  location$: 'stream(() => {})',
  target$:
    'stream((send) => { const tell = () => { const found = document.getElementById(location.hash.slice(1)); if (found) send(found); }; addEventListener("hashchange", tell); tell(); })',
  keyboard$:
    'stream((send) => addEventListener("keydown", (event) => { if (!event.metaKey && !event.ctrlKey && !event.target.closest?.("input, select, textarea, [contenteditable]")) send({ mode: "global", type: event.key, claim() { event.preventDefault(); event.stopPropagation(); } }); }))',
};

const STREAM =
  'const stream = (start) => ({ subscribe(each) { let on = true; const next = typeof each === "function" ? each : (value) => each?.next?.(value); start((value) => { if (on) next(value); }); return { unsubscribe() { on = false; } }; } });';

/** A name of what Material gives, where something is asked of it. */
const ASKED =
  /(?<![\w$.])(?:window\.|app\.)?((?:document|location|target|keyboard|viewport|tablet|screen|print|alert|progress|component)\$)\s*\.\s*(?:subscribe|pipe|next)\b/g;

/**
 * What scripts of a project ask Material for, and do not make themselves.
 *
 * @returns global names, by the scripts as the configuration names them: those that can be given, and the others
 */
export function observablesOf({
  config,
  docsDir,
  contentDir,
}: MkDocsProject): Map<string, { given: string[]; others: string[] }> {
  const found = new Map<string, { given: string[]; others: string[] }>();
  for (const node of itemsOf(nodeAt(config, 'extra_javascript'))) {
    const path = textOf(node.kind === 'map' ? nodeAt(node, 'path') : node) ?? '';
    const file = [docsDir, contentDir].map((folder) => join(folder, path)).find(isFile);
    if (file === undefined) continue;
    const text = readFileSync(file, 'utf8');
    const made = new Set(Array.from(text.matchAll(/\b(?:const|let|var) ([a-z]+\$)/g), ([, name]) => name!));
    const asked = new Set(Array.from(text.matchAll(ASKED), ([, name]) => name!));
    const names = [...asked].filter((name) => !made.has(name)).toSorted();
    found.set(path, {
      given: names.filter((name) => name in GIVEN),
      others: names.filter((name) => !(name in GIVEN)),
    });
  }
  return found;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** A script that gives what the scripts of a project ask Material for; none where they ask for nothing. */
export function observablesScript(project: MkDocsProject): { tag: 'script'; content: string }[] {
  const names = new Set(
    observablesOf(project)
      .values()
      .flatMap(({ given }) => given),
  );
  if (names.size === 0) return [];
  const given = [...names].toSorted().map((name) => `window.${name} = ${GIVEN[name]};`);
  // So it was called before Material 6.
  const former = names.has('document$') ? ['window.app ??= { document$ };'] : [];
  return [{ tag: 'script', content: ['{', STREAM, ...given, ...former, '}'].join('\n') }];
}
