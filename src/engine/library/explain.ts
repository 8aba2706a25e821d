import type { Finding } from '../finding.ts';
import type { Place } from '../place.ts';
import type { Branch, Condition } from '../template/condition.ts';
import type { Span } from '../template/provenance.ts';
import type { Variant } from '../variants/site.ts';
import type { EditionText } from './editions.ts';
import { Findings } from './findings.ts';
import type { Page } from './types.ts';

/** A condition of a page, and where it holds. */
export interface ConditionReading {
  condition: Condition;
  /** the variants in which it was looked at: no branch before it had been taken, and none around it was shut */
  reached: Variant[];
  holds: Variant[];
}

/** A line of a page's text in one variant. */
export interface LineReading {
  text: string;
  place: Place;
  branch: Branch | undefined;
  /** the variants in which this very line, from this place, stands in the text */
  variants: Variant[];
  /** its parts, when it has more than one origin */
  parts: Span[];
}

/** What is known of a page's conditions: by variant, by edition and line by line. */
export interface PageExplanation {
  variants: Variant[];
  conditions: ConditionReading[];
  editions: readonly EditionText[];
  /** paths of the files it includes */
  included: string[];
  findings: Finding[];
  /** every line in a variant; undefined when the page does not exist in it */
  lines(variant: Variant): LineReading[] | undefined;
}

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
