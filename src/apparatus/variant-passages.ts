import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PagePassages, PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';

/** What a page consists of in a variant: blocks and what holds them, in their order and by their keys. */
export interface VariantPassages {
  readonly variant: Variant;
  readonly passages: readonly PassageReading[];
  readonly byKey: ReadonlyMap<string, PassageReading>;
}

/** By the passages of an edition, which its variants share. */
const known = new WeakMap<readonly PassageReading[], VariantPassages['byKey']>();

/** What a page consists of in a variant that has it; read once for all who compare it. */
export function passagesIn(page: PagePassages, variant: Variant): VariantPassages {
  const passages = page.in(variant) ?? NONE;
  const byKey = known.get(passages) ?? keyed(passages);
  known.set(passages, byKey);
  return { variant, passages, byKey };
}

const NONE: readonly PassageReading[] = [];

function keyed(passages: readonly PassageReading[]): VariantPassages['byKey'] {
  const byKey = new Map<string, PassageReading>();
  const visit = (passage: PassageReading): void => {
    byKey.set(passage.key, passage);
    if (!BY_ANY_PART.has(passage.kind)) passage.children.forEach(visit);
  };
  passages.forEach(visit);
  return byKey;
}
