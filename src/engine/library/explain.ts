import type { Finding } from '../finding.ts';
import type { Condition } from '../template/condition.ts';
import type { Span } from '../template/provenance.ts';
import type { Variant } from '../variants/site.ts';
import type { EditionText } from './edition/editions.ts';
import type { LineReading, PageExplanation } from './explanation.ts';
import { Findings } from './findings.ts';
import type { Page } from './folder/page.ts';

/** A library that can be asked for what lies behind its documents. */
export interface ExplainableLibrary {
  openTemplate(page: Page): {
    conditions: Condition[];
    included: string[];
    /** what is wrong with its sources, in all variants */
    findings: readonly Finding[];
    editions: readonly EditionText[];
  };
  variantsOf(page: Page): Variant[];
}

/** Explains a page: which of its conditions hold where, its editions, and where each line comes from. */
export function explainPage(library: ExplainableLibrary, page: Page): PageExplanation {
  const { conditions, included, findings, editions } = library.openTemplate(page);
  const variants = library.variantsOf(page);
  const all = new Findings();
  all.add(findings);
  const deciding = (condition: Condition, wanted: (decision: boolean | undefined) => boolean) =>
    variants.filter((variant) =>
      wanted(editionOf(editions, variant)?.decisions.get(variant)?.get(condition.id)),
    );
  return {
    variants,
    conditions: conditions.map((condition) => ({
      condition,
      reached: deciding(condition, (decision) => decision !== undefined),
      holds: deciding(condition, (decision) => decision === true),
    })),
    editions,
    included,
    findings: all.list(),
    lines(variant) {
      const edition = editionOf(editions, variant);
      return edition && readLines(edition, { editions, variants });
    },
  };
}

function editionOf(editions: readonly EditionText[], variant: Variant): EditionText | undefined {
  return editions.find((edition) => edition.variants.includes(variant));
}

function readLines(
  edition: EditionText,
  { editions, variants }: { editions: readonly EditionText[]; variants: readonly Variant[] },
): LineReading[] {
  const holders = new Map<string, Variant[]>();
  for (const each of editions) {
    // A line counts once an edition, however often a loop repeats it.
    const seen = new Set<string>();
    for (const line of linesOf(each)) seen.add(keyOf(line));
    for (const key of seen) holders.set(key, [...(holders.get(key) ?? []), ...each.variants]);
  }
  return linesOf(edition).map((line) => {
    const having = new Set(holders.get(keyOf(line)));
    return { ...line, variants: variants.filter((variant) => having.has(variant)) };
  });
}

type Line = Omit<LineReading, 'variants'>;

function linesOf({ text, rendering: { provenance } }: EditionText): Line[] {
  return text.split('\n').map((line, index) => {
    const spans = provenance.spans(index);
    const visible = spans.filter((span) => span.text.trim() !== '');
    const place = provenance.place(index);
    const { branch } = visible[0] ?? spans.at(-1) ?? { branch: undefined };
    // Printed variables on the line itself are no news; what other lines or conditions bring is.
    const foreign = (span: Span) =>
      span.branch !== branch || span.place.line !== place.line || span.place.file !== place.file;
    return { text: line, place, branch, parts: visible.some(foreign) ? visible : [] };
  });
}

function keyOf({ text, place }: Line): string {
  return `${place.file}:${place.line}:${text}`;
}
