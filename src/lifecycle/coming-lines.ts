import { escapePattern } from '../engine/escape-pattern.ts';
import type { Variant } from '../engine/variants/site.ts';
import type { OpenLibrary } from './prove.ts';

/** Words with which a text says that it is of a version to come. */
const UNRELEASED = /\b(?:unreleased|upcoming|coming|not (?:yet )?released)\b/i;

/** E16: lines that no released version has and that say so, as messages tell places. */
export function linesOfComing(library: OpenLibrary, coming: Variant): string[] {
  const named = new RegExp(`(?<![\\w.-])${escapePattern(coming.version!)}(?![\\w-])`);
  const found = new Set<string>();
  for (const page of library.pages) {
    const { editions } = library.openTemplate(page);
    const own = editions.find(({ variants }) => variants.has(coming));
    if (!own || [...own.variants].some(({ released }) => released)) continue;
    const read = editions.filter(({ variants }) => [...variants].some(({ released }) => released));
    const others = new Set(read.flatMap(({ text }) => text.split('\n')));
    for (const [line, text] of own.text.split('\n').entries()) {
      if (others.has(text) || !(UNRELEASED.test(text) || named.test(text))) continue;
      const { file, line: at } = own.rendering.provenance.place(line);
      found.add(`${file}:${at} ("${text.trim()}")`);
    }
  }
  return [...found];
}
