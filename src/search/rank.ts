import { FIELD, type Field } from './field.ts';
import type { Hit } from './hits.ts';

/** How much a unit counts in a field. In the title, heading or bold type it counts once; in the text, more often counts more. */
const NAMES = { title: 6, heading: 3, strong: 1.5, lead: 2 } as const;
const TEXT: Partial<Record<Field, number>> = {
  [FIELD.text]: 1,
  [FIELD.code]: 0.8,
  [FIELD.part]: 0.3,
  [FIELD.aside]: 0.4,
};
/** How often a unit stands in a text until once more hardly counts. */
const ENOUGH = 2;
/** How much the length of a section counts there, and from where on it counts no more. */
const LENGTH_COUNTS = 0.5;
const LONGEST = 4;
/** What two units count that follow one another, by field. */
const PHRASE: Readonly<Record<Field, number>> = {
  [FIELD.title]: 3,
  [FIELD.heading]: 2,
  [FIELD.strong]: 1.5,
  [FIELD.text]: 0.8,
  [FIELD.code]: 0.8,
  [FIELD.part]: 0.5,
  [FIELD.aside]: 0.4,
  [FIELD.lead]: 1,
};
/** How much more a whole query counts that stands as it was typed. */
const AS_TYPED = 0.5;
/** How much of a phrase is left with no, one, two or three words between two units, and where the second stands before the first. */
const APART = [1, 0.6, 0.4, 0.3];
const TURNED = 0.3;
/** How much of a score a name keeps of which nearly all words are others. */
const LEAST_COVERED = 0.5;
/** How much of a score a name keeps that has hardly anything of the query. */
const LEAST_ASKED = 0.5;
/** How much a section counts in which only a part of the query stands. */
const LEAST_COMPLETE = 0.4;

/** What stands in a section, and in the title of its page, for each unit of the query. */
export interface SectionHits {
  hits: readonly (readonly Hit[] | undefined)[];
  /** words of its heading, and of the title */
  words: Readonly<Record<'heading' | 'title', number>>;
  /** how long it is: 1 for the average */
  length: number;
  /** for each unit, whether it is a name as programs have them */
  areNames: readonly boolean[];
}

/**
 * How much a section says about a query: its name first, then names in bold type, phrases, and words.
 *
 * @param rarity of each unit: what is everywhere says little
 */
export function scoreSection(
  { hits, words, length, areNames }: SectionHits,
  rarity: readonly number[],
): number {
  let score = 0;
  let found = 0;
  let all = 0;
  for (const [unit, own] of hits.entries()) {
    const weight = rarity[unit]!;
    all += weight;
    if (!own) continue;
    found += weight;
    if (areNames[unit]) score += weight * named(own) * NAMES.strong;
    score +=
      weight *
      (inText(own, length) + best(own, FIELD.strong) * NAMES.strong + best(own, FIELD.lead) * NAMES.lead);
  }
  for (const name of ['title', 'heading'] as const) score += inName(hits, rarity, name, words[name]);
  score += phrases(hits, rarity) + asTyped(hits, rarity) * AS_TYPED;
  const complete = all === 0 ? 0 : found / all;
  return score * atLeast(LEAST_COMPLETE, complete * complete);
}

/** What the hits in a title or heading count, by how much of it they are. */
function inName(
  hits: SectionHits['hits'],
  rarity: readonly number[],
  name: 'title' | 'heading',
  words: number,
): number {
  const field = FIELD[name];
  const covered = new Set<number>();
  let score = 0;
  let all = 0;
  for (const [unit, own] of hits.entries()) {
    score += rarity[unit]! * best(own ?? [], field);
    all += rarity[unit]!;
    for (const hit of own ?? [])
      if (hit.field === field) for (let at = 0; at < hit.length; at++) covered.add(hit.position + at);
  }
  const share = Math.min(1, covered.size / Math.max(1, words));
  const asked = all === 0 ? 0 : score / all;
  return NAMES[name] * score * atLeast(LEAST_COVERED, share) * atLeast(LEAST_ASKED, asked);
}

/** A share as a factor that never falls below another. */
function atLeast(least: number, share: number): number {
  return least + (1 - least) * share;
}

function best(hits: readonly Hit[], field: Field): number {
  return hits.reduce((most, hit) => (hit.field === field ? Math.max(most, hit.fit) : most), 0);
}

/** How well a name from a program stands there, wherever it does but in links: who looks for one wants to see it. */
function named(hits: readonly Hit[]): number {
  return hits.reduce((most, { field, fit }) => (field === FIELD.aside ? most : Math.max(most, fit)), 0);
}

/** How often a unit stands in a text: the same number says more of a short one. */
function inText(hits: readonly Hit[], length: number): number {
  const count = hits.reduce((sum, hit) => sum + hit.fit * (TEXT[hit.field] ?? 0), 0);
  return count / (count + ENOUGH * (1 - LENGTH_COUNTS + LENGTH_COUNTS * Math.min(length, LONGEST)));
}

/** What units count that stand near one another: most where they follow one another as they were typed. */
function phrases(hits: SectionHits['hits'], rarity: readonly number[]): number {
  const found = hits.flatMap((own, unit) => (own ? [{ own, unit }] : []));
  return found.slice(1).reduce((score, { own, unit }, index) => {
    const before = found[index]!;
    // Nothing is between them that the text has in the place of what it lacks.
    const most = nearness(before.own, own, unit - before.unit - 1);
    return score + most * (rarity[before.unit]! + rarity[unit]!);
  }, 0);
}

/** How well a whole query stands in a text as it was typed, as a share of a phrase: what is said in three words or more is hardly said by chance. */
function asTyped(hits: SectionHits['hits'], rarity: readonly number[]): number {
  if (hits.length < 3 || hits.some((own) => !own)) return 0;
  const places = hits.slice(1).map((own) => new Map(own!.map((hit) => [hit.position, hit])));
  const most = hits[0]!.reduce((best, first) => {
    let [last, fit] = [first, first.fit];
    for (const place of places) {
      const next = place.get(last.position + last.length);
      if (!next) return best;
      [last, fit] = [next, fit * next.fit];
    }
    return Math.max(best, PHRASE[first.field] * fit);
  }, 0);
  return most * rarity.reduce((sum, each) => sum + each, 0);
}

/**
 * How near one unit stands to the next, at the place where they are nearest, as a share of a phrase.
 *
 * @param skipped units between them that the section does not have: as many words may stand there for nothing
 */
function nearness(firsts: readonly Hit[], others: readonly Hit[], skipped: number): number {
  const at = new Map(others.map((hit) => [hit.position, hit]));
  let most = 0;
  for (const first of firsts) {
    const share = (other: Hit | undefined, part: number): void => {
      if (other) most = Math.max(most, PHRASE[first.field] * first.fit * other.fit * part);
    };
    for (const [gap, part] of APART.entries())
      share(at.get(first.position + first.length + gap), gap <= skipped ? 1 : part);
    for (let gap = 1; gap <= 2; gap++) share(at.get(first.position - gap), TURNED);
  }
  return most;
}
