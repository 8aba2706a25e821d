import type { Finding } from '../../finding.ts';
import type { MarkdownProblem, Quotation } from '../../markdown/types.ts';
import type { Provenance } from '../../template/provenance.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { EditionText } from './editions.ts';

/**
 * What is wrong in the text of an edition, with the writer's place, and with `{{ version }}` in place of the value that a variant
 * has: a mistake that all variants share is told once, not once for each value. Where several branches say the same, it is told of each.
 *
 * @param variants those in which it is wrong; all that read the edition by default
 */
export function editionFindings(
  { provenances, provenanceIn, variants: readers }: EditionText,
  { line, range, message, quotes, ...problem }: MarkdownProblem,
  variants: VariantSet = readers,
): Finding[] {
  const found = new Map<string, Omit<Finding, 'variants'> & { sources: Set<Provenance> }>();
  for (const provenance of provenances) {
    const finding = {
      ...problem,
      message: quotes ? withVariables(message, quotes, provenance) : message,
      place: range ? provenance.origin(range).place : provenance.place(line),
    };
    const key = JSON.stringify([finding.message, finding.place]);
    const known = found.get(key) ?? { ...finding, sources: new Set() };
    known.sources.add(provenance);
    found.set(key, known);
  }
  return [...found.values()]
    .map(({ sources, ...finding }) => ({
      ...finding,
      variants: variants.filter((variant) => sources.has(provenanceIn(variant))).ids,
    }))
    .filter((finding) => finding.variants.length > 0);
}

function withVariables(message: string, { text, range }: Quotation, provenance: Provenance): string {
  const written = provenance.written(range);
  if (written === undefined) return message;
  const shown = text.startsWith('…') ? `…${written.slice(1 - text.length)}` : written;
  // What is between quotation marks may hold some itself.
  return [JSON.stringify(text), `"${text}"`].reduce(
    (all, quotation) => all.replace(quotation, () => `"${shown}"`),
    message,
  );
}
