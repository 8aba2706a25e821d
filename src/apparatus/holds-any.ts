import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';

/** Whether something in a passage is among others. */
export function holdsAny(passage: PassageReading, others: ReadonlyMap<string, PassageReading>): boolean {
  return (
    !BY_ANY_PART.has(passage.kind) &&
    passage.children.some((each) => others.has(each.key) || holdsAny(each, others))
  );
}
