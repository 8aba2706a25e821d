import type { ExplainableLibrary } from '../engine/library/explain.ts';
import type { Library } from '../engine/library/types.ts';
import type { Extent } from '../engine/place.ts';
import type { Condition } from '../engine/template/condition.ts';
import type { Variant } from '../engine/variants/site.ts';

/** A condition, and what came of every look at it: a file that many pages include has it once. */
export interface LookedAt {
  condition: Condition;
  looks: Look[];
}

/** One of which it is known where it is written. */
export interface WrittenLookedAt extends LookedAt {
  condition: Condition & { extents: NonNullable<Condition['extents']> };
}

/** A look at a condition in a page. */
export interface Look {
  variant: Variant;
  outcome: boolean;
  /** whether each operand is true, by their index in the condition's formula */
  operands: readonly boolean[];
}

/** The conditions of a content folder. */
export interface ConditionLooks {
  /** by file and the offset at which the condition begins, as {@link keyOf} says */
  all: ReadonlyMap<string, WrittenLookedAt>;
  /** of frontmatter that is not written to the letter, with escapes or in several lines: by what {@link keyOfField} says */
  fields: ReadonlyMap<string, LookedAt>;
  /** pages with errors, of which nothing is known */
  unreadable: ReadonlySet<string>;
}

/** Looks at every condition in every page and variant. */
export function conditionLooks(library: Library & ExplainableLibrary): ConditionLooks {
  const all = new Map<string, WrittenLookedAt>();
  const fields = new Map<string, LookedAt>();
  const unreadable = new Set<string>();
  const enter = (condition: Condition): LookedAt => {
    const { extents } = condition;
    if (!extents) {
      const key = keyOfField(condition.place.file, condition);
      const known = fields.get(key) ?? { condition, looks: [] };
      fields.set(key, known);
      return known;
    }
    const key = keyOf(extents.expression);
    const known = all.get(key) ?? { condition: { ...condition, extents }, looks: [] };
    all.set(key, known);
    return known;
  };
  for (const page of library.pages) {
    const { conditions, observe, findings, frontmatterConditions } = library.openTemplate(page);
    for (const { condition, observe: observeField } of frontmatterConditions) {
      const entry = enter(condition);
      // Whether the page exists is asked everywhere.
      const asked = condition.keyword === 'when' ? library.site.variants : library.variantsOf(page);
      for (const variant of asked)
        for (const { condition: seen, outcome, operands } of observeField(variant))
          if (seen.id === condition.id) entry.looks.push({ variant, outcome, operands });
    }
    if (findings.some(({ severity }) => severity === 'error')) {
      unreadable.add(page.path);
      continue;
    }
    const entries = conditions.map(enter);
    for (const variant of library.variantsOf(page))
      for (const { condition, outcome, operands } of observe(variant))
        entries[condition.id]?.looks.push({ variant, outcome, operands });
  }
  return { all, fields, unreadable };
}

/** The key of a condition that is written at an extent. */
export function keyOf({ file, start }: Pick<Extent, 'file' | 'start'>): string {
  return `${file}\0${start}`;
}

/** The key of a condition of a page's frontmatter: there, it has the same outcome wherever it stands. */
export function keyOfField(
  file: string,
  { keyword, expression }: Pick<Condition, 'keyword' | 'expression'>,
): string {
  return `${file}\0${keyword}\0${expression}`;
}
