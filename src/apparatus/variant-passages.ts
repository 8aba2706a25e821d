import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PagePassages, PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';

/** What a page consists of in a variant: blocks and what holds them, in their order and by their keys. */
export interface VariantPassages {
  readonly passages: readonly PassageReading[];
  readonly byKey: ReadonlyMap<string, PassageReading>;
}

const known = new WeakMap<PagePassages, Map<Variant, VariantPassages>>();

/** What a page consists of in a variant that has it; read once for all who compare it. */
export function passagesIn(page: PagePassages, variant: Variant): VariantPassages {
  const variants = known.get(page) ?? new Map<Variant, VariantPassages>();
  known.set(page, variants);
  const passages = variants.get(variant) ?? read(page.in(variant) ?? []);
  variants.set(variant, passages);
  return passages;
}

function read(passages: readonly PassageReading[]): VariantPassages {
  const byKey = new Map<string, PassageReading>();
  const visit = (passage: PassageReading): void => {
    byKey.set(passage.key, passage);
    if (!BY_ANY_PART.has(passage.kind)) passage.children.forEach(visit);
  };
  passages.forEach(visit);
  return { passages, byKey };
}
