import type { Page } from '../../src/engine/library/types.ts';
import type { Place } from '../../src/engine/place.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import type { VariantSet } from '../../src/engine/variants/variant-set.ts';
import type { OpenLibrary } from './content-folder.ts';

/** A heading of a page, in whatever editions have it. */
export interface PageHeading {
  id: string;
  text: string;
  variants: VariantSet;
  place: Place;
}

/** The headings of a page in all its editions, each id once; none of editions that cannot be rendered. */
export async function headingsOf(library: OpenLibrary, page: Page): Promise<PageHeading[]> {
  const found = new Map<string, PageHeading>();
  for (const { variants, rendering } of library.openTemplate(page).editions) {
    const [variant] = variants;
    const document = variant && library.document(page, variant);
    if (!document) continue;
    try {
      for (const { id, text, line } of (await library.render(document)).headings) {
        const known = found.get(id);
        if (known) known.variants = known.variants.union(variants);
        else found.set(id, { id, text, variants, place: rendering.provenance.place(line) });
      }
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
    }
  }
  return [...found.values()];
}
