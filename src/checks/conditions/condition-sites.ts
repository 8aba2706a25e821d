import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Library, Page } from '../../engine/library/types.ts';
import type { Place } from '../../engine/place.ts';
import type { Branch, Condition } from '../../engine/template/condition.ts';
import type { Variant } from '../../engine/variants/site.ts';

/** A condition where the writer wrote it. A file that many pages include has it once, and what counts is what all of them make of it. */
export interface ConditionSite {
  condition: Condition;
  /** of its tag, in its own file: without the way there */
  place: Place;
  /** what it guards; undefined for a choice whose outcome is worked on before it is printed */
  branch: Branch | undefined;
  /** the `{% else %}` of its chain, when it is the last condition of the chain */
  otherwise: Branch | undefined;
  /** every time that it was looked at, in whatever page and variant */
  looks: readonly Look[];
}

/** A look at a condition. */
export interface Look {
  page: Page;
  variant: Variant;
  outcome: boolean;
  /** whether each operand is true, by their index in the condition's formula */
  operands: readonly boolean[];
}

/**
 * Every condition in the texts of a library's pages, in their order. Pages with errors are left out.
 *
 * @param isContent whether a file is the writer's: macros that come with Variorum are not
 */
export function conditionSites(
  library: Library & ExplainableLibrary,
  isContent: (file: string) => boolean,
): ConditionSite[] {
  const sites = new Map<string, Omit<ConditionSite, 'looks'> & { looks: Look[] }>();
  for (const page of library.pages) {
    const { conditions, branches, observe, findings } = library.openTemplate(page);
    if (findings.some(({ severity }) => severity === 'error')) continue;
    const siteOf = conditions.map((condition) => {
      const { includedFrom: _, ...place } = condition.place;
      const { file = place.file, start = `${place.line}:${place.column}` } = condition.extents?.tag ?? {};
      const key = `${file}\0${start}\0${condition.expression}`;
      const site: Omit<ConditionSite, 'looks'> & { looks: Look[] } = sites.get(key) ?? {
        condition,
        place,
        branch: branches.find((branch) => branch.condition === condition),
        otherwise: branches.find((branch) => !branch.condition && branch.after.at(-1) === condition),
        looks: [],
      };
      sites.set(key, site);
      return site;
    });
    for (const variant of library.variantsOf(page))
      for (const { condition, outcome, operands } of observe(variant))
        siteOf[condition.id]!.looks.push({ page, variant, outcome, operands });
  }
  return [...sites.values()].filter(({ place }) => isContent(place.file));
}
