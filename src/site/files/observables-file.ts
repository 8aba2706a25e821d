import { hash } from 'node:crypto';
import type { OBSERVABLES } from '../../engine/variants/look-schema.ts';
import type { Site } from '../../engine/variants/site.ts';
import type { OutputFile } from './output-file.ts';

/** How each of them is heard of. A page here is loaded whole: nothing comes of `location$`. */
const GIVEN: Readonly<Record<(typeof OBSERVABLES)[number], string>> = {
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

/** So it was called before Material 6. */
const FORMER = 'window.app ??= { document$: window.document$ };';

/**
 * The script that gives those of the site what they ask Material for, before they run; undefined where they ask for nothing. It is a file
 * of its own, as a strict policy forbids scripts in a page.
 */
export function observablesFile({ look: { observables } }: Pick<Site, 'look'>): OutputFile | undefined {
  if (observables.length === 0) return undefined;
  const given = observables.map((name) => `window.${name} = ${GIVEN[name]};`);
  const former = observables.includes('document$') ? [FORMER] : [];
  const text = `${['{', STREAM, ...given, ...former, '}'].join('\n')}\n`;
  const url = `/_site/observables.${hash('sha256', text, 'hex').slice(0, 8)}.js`;
  return { url, what: 'what scripts ask Material for MkDocs for', text };
}
