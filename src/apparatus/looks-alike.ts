import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';
import { hasChanges, mergeReadings } from './html/merge.ts';
import { seen } from './html/telling.ts';
import { partsOf } from './passage-parts.ts';

/** A passage as a variant reads it. */
export interface ReadPassage {
  passage: PassageReading;
  variant: Variant;
  /** takes its HTML, in which the name of the version is left out of account */
  compared?: Set<string> | undefined;
}

/**
 * Whether two readings of a passage say the same to a reader: a comparison of them shows nothing. That each names its own version is no
 * news. What a component prints is not known here: one that is told otherwise may print otherwise.
 */
export function looksAlike(one: ReadPassage, other: ReadPassage): boolean {
  if (one.passage.reading === other.passage.reading) return true;
  if (one.passage.kind === 'component') return false;
  const [before, after] = [htmlOf(one), htmlOf(other)];
  return (
    before === after ||
    !hasChanges(mergeReadings(partsOf(one.passage, before), partsOf(other.passage, after), 'en'))
  );
}

/**
 * What a reader sees of passages, as a text that is equal for what looks the same: writers say the same in two branches of a condition. Of what
 * components print nothing is known, so that two are never the same.
 */
export function look(passages: readonly ReadPassage[]): string {
  return passages.map((read) => (holdsComponent(read.passage) ? read.passage.key : lookOf(read))).join('\0');
}

/** By what was read: versions that share an edition mostly see the same. */
const LOOKS = new WeakMap<PassageReading, { html: string; look: string }>();

function lookOf(read: ReadPassage): string {
  const html = htmlOf(read);
  const known = LOOKS.get(read.passage);
  if (known?.html === html) return known.look;
  const look = seen(partsOf(read.passage, html))
    .replace(/\s+/g, ' ')
    .replaceAll('> ', '>')
    .replaceAll(' <', '<');
  LOOKS.set(read.passage, { html, look });
  return look;
}

function holdsComponent({ kind, children }: PassageReading): boolean {
  return kind === 'component' || (!BY_ANY_PART.has(kind) && children.some(holdsComponent));
}

/** HTML in which the variant's own version has no name. */
function htmlOf({ passage, variant: { version }, compared }: ReadPassage): string {
  const html = passage.html();
  compared?.add(html);
  // What is no number might be any word.
  if (version === undefined || !/^\d+\.[\w.-]+$/.test(version) || !html.includes(version)) return html;
  return html
    .split(version)
    .reduce(
      (all, next) => all + (/[\d.]$/.test(all) || /^(?:\d|\.\d)/.test(next) ? version : '\uFDD5') + next,
    );
}
