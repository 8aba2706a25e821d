import type { Changes } from '../engine/proof/draft.ts';
import type { Disproof } from './prove.ts';
import type { Rewrite } from './rewrite.ts';
import type { Tidiness } from './tidy.ts';

/** A place of a file that can be tidied in several ways. */
interface Spot {
  file: string;
  place: number;
}

/**
 * Tidies as far as no reader gets anything else by it: where a blank line that went would join what stood apart, it stays.
 *
 * @param disprove says where what readers get would differ
 * @param filesOf the files that pages are made of
 * @returns what is proved; or, when even the change as a template would print it reads otherwise, where it does
 */
export async function settleTidiness(
  rewrite: Rewrite,
  disprove: (changes: Changes) => Promise<Disproof | undefined>,
  filesOf: (pages: ReadonlySet<string>) => ReadonlySet<string>,
): Promise<{ changes: Changes; disproof: Disproof | undefined }> {
  const neat = rewrite.changes();
  const wrong = await disprove(neat);
  if (!wrong) return { changes: neat, disproof: undefined };
  // Where what differs is known, all else is fine as it is.
  const suspects = wrong.pages.size > 0 ? filesOf(wrong.pages) : undefined;
  const spots: Spot[] = [];
  const settled = new Map<string, Tidiness>();
  for (const [file, count] of rewrite.places())
    for (let place = 0; place < count; place++) {
      if (suspects?.has(file) === false) settled.set(keyOf({ file, place }), 'neat');
      else spots.push({ file, place });
    }
  const changesWith = (some: readonly Spot[], tidiness: Tidiness): Changes => {
    const tried = new Map(settled);
    for (const spot of some) tried.set(keyOf(spot), tidiness);
    return rewrite.changes((file, place) => tried.get(keyOf({ file, place })) ?? 'verbatim');
  };
  const disproof = spots.length === 0 ? wrong : await disprove(changesWith([], 'verbatim'));
  if (disproof) return { changes: neat, disproof };
  /** Tidies as many of some places as can be: one of many is wrong, and the others are kept. */
  const settle = async (some: readonly Spot[], tidiness: Tidiness): Promise<Spot[]> => {
    if (some.length === 0) return [];
    if (!(await disprove(changesWith(some, tidiness)))) {
      for (const spot of some) settled.set(keyOf(spot), tidiness);
      return [];
    }
    if (some.length === 1) return [...some];
    const half = Math.ceil(some.length / 2);
    const first = await settle(some.slice(0, half), tidiness);
    return [...first, ...(await settle(some.slice(half), tidiness))];
  };
  await settle(await settle(spots, 'neat'), 'apart');
  return { changes: changesWith([], 'verbatim'), disproof: undefined };
}

function keyOf({ file, place }: Spot): string {
  return `${file}\0${place}`;
}
