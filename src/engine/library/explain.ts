import type { Finding } from '../finding.ts';
import { sameItems } from '../same-items.ts';
import type { Branch, Condition } from '../template/condition.ts';
import type { Span } from '../template/origin.ts';
import type { VersionMention } from '../template/question.ts';
import type { Observation } from '../template/template.ts';
import type { Variant } from '../variants/site.ts';
import { VariantSet, type VariantWorld } from '../variants/variant-set.ts';
import type { EditionText } from './edition/editions.ts';
import type { LinkTarget } from './edition/link-target.ts';
import type { PagePassages } from './edition/passage-readings.ts';
import type { ParsedEdition } from './edition/rendered-edition.ts';
import type { LineReading, PageExplanation } from './explanation.ts';
import { Findings } from './findings.ts';
import type { Page } from './folder/page.ts';
import type { FrontmatterCondition } from './folder/when.ts';

/** A library that can be asked for what lies behind its documents. */
export interface ExplainableLibrary {
  site: VariantWorld;
  openTemplate(page: Page): {
    /** with their outcome in a variant; undefined where one is not looked at */
    frontmatterConditions: FrontmatterCondition[];
    conditions: Condition[];
    /** what its conditions guard; see Template */
    branches: readonly Branch[];
    /** every text that its template compares the version with; those of frontmatter are in its conditions alone */
    versions: readonly VersionMention[];
    /** every look at one of its conditions in a variant */
    observe(variant: Variant): Observation[];
    included: string[];
    /** what is wrong with its sources, in all variants */
    findings: readonly Finding[];
    editions: readonly EditionText[];
    passages: () => Promise<PagePassages>;
    /** its editions with their tokens and ids; asked for before they are rendered, they are read only once for both */
    read: () => Promise<readonly ParsedEdition[]>;
    /** renders its editions, each once: what is wrong with them is among the findings of the library then */
    renderAll: () => Promise<void>;
  };
  variantsOf(page: Page): VariantSet;
  /** what a target leads to that stands on a page, as the writer wrote it after templating */
  resolve(page: Page, target: string): LinkTarget;
}

/** Explains a page: which of its conditions hold where, its editions, and where each line comes from. */
export function explainPage(library: ExplainableLibrary, page: Page): PageExplanation {
  const { frontmatterConditions, conditions, included, findings, editions, passages } =
    library.openTemplate(page);
  const setOf = (variants: Iterable<Variant>) => VariantSet.of(library.site, variants);
  const variants = library.variantsOf(page);
  const found = new Findings();
  found.add(findings);
  const all = [
    ...frontmatterConditions,
    ...conditions.map((condition) => ({
      condition,
      outcome: (variant: Variant) => editionOf(editions, variant)?.decisions.get(variant)?.get(condition.id),
    })),
  ];
  return {
    variants,
    conditions: all.map(({ condition, outcome }) => {
      // Whether the page exists is asked in every variant.
      const asked = condition.keyword === 'when' ? VariantSet.all(library.site) : variants;
      const outcomes = new Map([...asked].map((variant) => [variant, outcome(variant)]));
      const having = (wanted: (known: boolean | undefined) => boolean) =>
        asked.filter((variant) => wanted(outcomes.get(variant)));
      return {
        condition,
        reached: having((known) => known !== undefined),
        holds: having((known) => known === true),
      };
    }),
    editions,
    included,
    findings: found.list(),
    lines(variant) {
      const edition = editionOf(editions, variant);
      return edition && readLines(edition, editions, setOf);
    },
    passages,
  };
}

function editionOf(editions: readonly EditionText[], variant: Variant): EditionText | undefined {
  return editions.find((edition) => edition.variants.has(variant));
}

function readLines(
  edition: EditionText,
  editions: readonly EditionText[],
  setOf: (variants: Iterable<Variant>) => VariantSet,
): LineReading[] {
  const holders = new Map<string, Set<Variant>>();
  for (const each of editions) {
    // A line counts once an edition, however often a loop repeats it.
    for (const key of new Set(linesOf(each).map(({ key }) => key))) {
      const known = holders.get(key) ?? new Set();
      for (const variant of each.variants) known.add(variant);
      holders.set(key, known);
    }
  }
  return linesOf(edition).map(({ key, ...line }) => ({ ...line, variants: setOf(holders.get(key)!) }));
}

/** A line of an edition, and what is the same of it in every edition that has it. */
type Line = Omit<LineReading, 'variants'> & { key: string };

function linesOf({ text, rendering: { provenance } }: EditionText): Line[] {
  return text.split('\n').map((line, index) => {
    const spans = provenance.spans(index);
    const visible = spans.filter((span) => span.text.trim() !== '');
    const place = provenance.place(index);
    const { via, branches } = visible[0] ?? spans.at(-1) ?? { via: [], branches: [] };
    // Printed variables on the line itself are no news; what other lines or conditions bring is.
    const foreign = (span: Span) =>
      !sameItems(span.branches, branches) || span.place.line !== place.line || span.place.file !== place.file;
    return {
      text: line,
      place,
      via,
      branches,
      parts: visible.some(foreign) ? visible : [],
      // A file that is included twice, and a macro that is called twice, are two origins.
      key: JSON.stringify([provenance.sourceOffset(index), via, line]),
    };
  });
}
