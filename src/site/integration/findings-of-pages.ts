import { addAll } from '../../engine/add-all.ts';
import { type Finding, FindingsError } from '../../engine/finding.ts';
import type { Library } from '../../engine/library/types.ts';

/** What stands against the pages of a library in all variants: a build that ended early has not asked all of them. */
export async function findingsOfPages(library: Library): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const page of library.pages) {
    for (const variant of library.variantsOf(page)) {
      try {
        await library.render(library.document(page, variant)!);
      } catch (error) {
        if (!(error instanceof FindingsError)) throw error;
        addAll(found, error.findings);
      }
    }
  }
  return found;
}
