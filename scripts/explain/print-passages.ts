import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';
import type { Extent, Place } from '../../src/engine/place.ts';
import { type Branch, type Condition, describeBranch } from '../../src/engine/template/condition.ts';
import type { VariantSet } from '../../src/engine/variants/variant-set.ts';

/** As much of a passage's words is shown: enough to find it by. */
const MOST_WORDS = 60;

/** A passage as `--format json` gives it. */
interface PassageEntry {
  kind: string;
  text: string;
  /** ids of the variants that have it */
  variants: string[];
  /** ids of those in which it reads exactly so */
  same: string[];
  /** what it stands under, outermost first; `else` comes with the conditions that did not hold before it */
  conditions: ConditionEntry[];
  /** where it is written; of what a tag prints, the tag */
  extents: readonly Extent[];
  children: PassageEntry[];
}

interface ConditionEntry extends Pick<Place, 'file' | 'line' | 'column'> {
  keyword: Condition['keyword'] | 'else';
  expression?: string;
  after?: Omit<ConditionEntry, 'after'>[];
}

/** Passages as data. */
export function passageEntries(passages: readonly PassageReading[]): PassageEntry[] {
  return passages.map(({ kind, text, variants, same, origin, children }) => ({
    kind,
    text,
    variants: variants.ids,
    same: same.ids,
    conditions: origin.branches.map(conditionEntry),
    extents: origin.extents,
    children: passageEntries(children),
  }));
}

function conditionEntry({ condition, place: { file, line, column }, after }: Branch): ConditionEntry {
  const at = { file, line, ...(column === undefined ? {} : { column }) };
  if (condition) return { keyword: condition.keyword, expression: condition.expression, ...at };
  return {
    keyword: 'else',
    ...at,
    after: after.map(({ keyword, expression, place }) => ({
      keyword,
      expression,
      file: place.file,
      line: place.line,
      ...(place.column === undefined ? {} : { column: place.column }),
    })),
  };
}

/**
 * Prints passages as a tree. What is said of a passage is left out for what is in it, as long as it is the same.
 *
 * @param whole the variants in which the page exists
 * @param words puts a set into words
 */
export function printPassages(
  passages: readonly PassageReading[],
  whole: VariantSet,
  words: (variants: VariantSet) => string,
): void {
  const print = (
    { kind, text, origin, variants, same, children }: PassageReading,
    around: { depth: number; variants: VariantSet; branches: readonly Branch[] },
  ): void => {
    const own = origin.branches.filter((branch) => !around.branches.includes(branch));
    const said = [
      variants.equals(around.variants) ? '' : `in ${words(variants)}`,
      same.equals(variants) ? '' : `reads so in ${words(same)}`,
      own.length > 0 ? `under ${own.map(describeBranch).join(' > ')}` : '',
    ].filter(Boolean);
    const indent = '  '.repeat(around.depth);
    const shown = hasNews(children, variants, origin.branches) ? children : [];
    const leaf = shown.length === 0 ? ` "${shortened(text)}"` : '';
    console.log(`${indent}${kind}${leaf}  ${origin.place.file}:${origin.place.line}`);
    if (said.length > 0) console.log(`${indent}    ${said.join('; ')}`);
    for (const child of shown) print(child, { depth: around.depth + 1, variants, branches: origin.branches });
  };
  for (const passage of passages) print(passage, { depth: 0, variants: whole, branches: [] });
}

/** Whether sentences and words say more than what they stand in; other passages are always shown. */
function hasNews(
  passages: readonly PassageReading[],
  around: VariantSet,
  branches: readonly Branch[],
): boolean {
  return passages.some(
    ({ kind, variants, same, origin, children }) =>
      (kind !== 'sentence' && kind !== 'words') ||
      !variants.equals(around) ||
      !same.equals(variants) ||
      origin.branches.length > branches.length ||
      hasNews(children, variants, origin.branches),
  );
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1)}…` : line;
}
