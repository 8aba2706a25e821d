import { isCounted } from './brief-postings.ts';
import { FIELD } from './field.ts';
import { fitness } from './fitness.ts';
import type { Hit } from './hits.ts';
import type { Unit } from './query.ts';
import { BLOCK_GAP } from './section-words.ts';
import { wordsOf } from './words.ts';

/** Whether only the number is known of where some of the hits stand. */
export function areCounted(hits: readonly (readonly Hit[] | undefined)[]): boolean {
  return hits.some((own) => own?.some(isCounted));
}

/**
 * The hits of a section with the places of what was only counted, read off its text, so that nearness is seen.
 *
 * @param hits for each unit, where it stands
 */
export function placedHits(
  text: string,
  hits: readonly (Hit[] | undefined)[],
  units: readonly Unit[],
): (Hit[] | undefined)[] {
  let first = 0;
  const words = text.split('\n').flatMap((block) => {
    const own = wordsOf(block).map(({ word, position }) => ({ word, position: first + position }));
    first = (own.at(-1)?.position ?? first) + BLOCK_GAP;
    return own;
  });
  return hits.map((own, index) => {
    const counted = own?.filter(isCounted) ?? [];
    if (!own || counted.length === 0) return own;
    const { parts, whole = parts[0]!, ...fitting } = units[index]!;
    const placed = words.flatMap(({ word, position }): Hit[] => {
      const fit = fitness(whole, word, fitting);
      return fit > 0 ? [{ position, field: FIELD.text, fit, length: 1 }] : [];
    });
    const named = placed.map((hit, at) => ({ ...hit, field: counted[at]?.field ?? FIELD.text }));
    return [...own.filter((hit) => !isCounted(hit)), ...(named.length > 0 ? named : counted)];
  });
}
