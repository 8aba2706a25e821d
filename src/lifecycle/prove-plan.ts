import type { Changes } from '../engine/proof/draft.ts';
import { pinIds } from './pin-ids.ts';
import type { Plan } from './plan.ts';
import { type Disproof, disprove, type OpenLibrary } from './prove.ts';
import { settleTidiness } from './settle-tidiness.ts';

/** The files that change, and where readers would get something else; then nothing may be written. */
export interface Proved {
  changes: Changes;
  disproof: Disproof | undefined;
}

/**
 * Tidies and proves a plan. Nothing is written.
 *
 * @param open opens a content folder as the library was
 */
export async function provePlan(
  plan: Plan,
  library: OpenLibrary,
  open: (root: string) => OpenLibrary,
): Promise<Proved> {
  const settle = (settled: Plan) =>
    settleTidiness(
      settled.rewrite,
      (changes) => disprove(changes, { library, open, ...settled }),
      (pages) => new Set([...pages].flatMap((path) => library.files(library.page(path)!))),
    );
  const orElse = (found: Proved): Promise<Proved> | Proved =>
    found.disproof && plan.otherwise ? provePlan(plan.otherwise(), library, open) : found;
  const found = await settle(plan);
  if (!found.disproof || found.disproof.pages.size === 0) return orElse(found);
  const pinned = await pinIds(plan, found.disproof.pages, library, open);
  if (pinned.size === 0) return orElse(found);
  const leaveOut = (text: string) =>
    [...pinned].reduce(
      (rest, id) => rest.replaceAll(` { #${id} }`, '').replaceAll(` #${id} }`, ' }'),
      plan.leaveOut?.(text) ?? text,
    );
  return orElse(await settle({ ...plan, leaveOut }));
}
