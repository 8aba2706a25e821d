import type { Finding } from '../../finding.ts';
import type { MarkdownProblem } from '../../markdown/types.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import { asWritten } from './as-written.ts';
import type { EditionText } from './editions.ts';

/**
 * What is wrong in the text of an edition, with the writer's place.
 *
 * @param variants those in which it is wrong; all that read the edition by default
 */
export function editionFinding(
  { rendering: { provenance }, variants: readers }: EditionText,
  { line, message, ...problem }: MarkdownProblem,
  variants: VariantSet = readers,
): Finding {
  return {
    ...problem,
    message: asWritten(message, line, provenance),
    place: provenance.place(line),
    variants: variants.ids,
  };
}
