import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Library, Page } from '../../engine/library/types.ts';
import type { Place } from '../../engine/place.ts';
import { type Branch, type Condition, inOneLine } from '../../engine/template/condition.ts';
import { findProduct } from '../../engine/variants/products.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { VariantSet, type VariantWorld } from '../../engine/variants/variant-set.ts';

/** A condition where the writer wrote it. A file that many pages include has it once, and what counts is what all of them make of it. */
export interface ConditionSite {
  condition: Condition;
  /** of its tag, in its own file: without the way there */
  place: Place;
  /** what it guards; undefined for a choice whose outcome is worked on before it is printed, and in frontmatter */
  branch: Branch | undefined;
  /** the `{% else %}` of its chain, when it is the last condition of the chain */
  otherwise: Branch | undefined;
  /** all branches of the chain that it begins; empty for an `elif` */
  chain: readonly Branch[];
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

/** The variants in which a condition was looked at. */
export function variantsOf(world: VariantWorld, looks: readonly Look[]): VariantSet {
  return VariantSet.of(
    world,
    looks.map(({ variant }) => variant),
  );
}

/** The variants in which a branch is taken, by the conditions of its content. */
export function readersOf(
  branch: Branch,
  conditions: readonly ConditionSite[],
  world: VariantWorld,
): VariantSet {
  const asked = branch.condition ?? branch.after.at(-1);
  const looks = conditions.find(({ condition }) => condition === asked)?.looks ?? [];
  return variantsOf(
    world,
    looks.filter(({ outcome }) => outcome === (branch.condition !== undefined)),
  );
}

/** Whether all that a condition asks is the product and the version. */
export function asksTheVariant({ operands }: Condition): boolean {
  return operands.every(({ question }) => question.about !== 'other');
}

/** Whether pages leave the product to the variant: one that sets `product_name` itself decides what conditions on it are. */
export function isOfVariant({ condition, looks }: ConditionSite, { products }: VariantWorld): boolean {
  return condition.operands.every(({ question, isNotIn }, index) => {
    if (question.about !== 'product' || isNotIn || question.literals.length !== 1) return true;
    const product = findProduct(question.literals[0]!.value, products);
    return looks.every(
      ({ variant, operands }) =>
        operands[index] === ((variant.product === product) === (question.asks !== '!=')),
    );
  });
}

/** A site while looks are collected. */
type OpenSite = Omit<ConditionSite, 'looks'> & { looks: Look[] };

/**
 * Every condition of a library's pages, their frontmatter included, in their order. Pages with errors are left out.
 *
 * @param isContent whether a file is the writer's: macros that come with Variorum are not
 */
export function conditionSites(
  library: Library & ExplainableLibrary,
  isContent: (file: string) => boolean,
): ConditionSite[] {
  const sites = new Map<string, OpenSite>();
  const siteOf = (
    condition: Condition,
    branches: Pick<OpenSite, 'branch' | 'otherwise' | 'chain'>,
  ): OpenSite => {
    const { includedFrom: _, ...place } = condition.place;
    const { file = place.file, start = `${place.line}:${place.column}` } = condition.extents?.tag ?? {};
    const key = `${file}\0${start}\0${condition.keyword}\0${inOneLine(condition)}`;
    const site = sites.get(key) ?? { condition, place, ...branches, looks: [] };
    sites.set(key, site);
    return site;
  };
  for (const page of library.pages) {
    const { frontmatterConditions, conditions, branches, observe, findings } = library.openTemplate(page);
    if (findings.some(({ severity }) => severity === 'error')) continue;
    for (const { condition, branches: ofField, observe: observeField } of frontmatterConditions) {
      const { looks } = siteOf(condition, branchesOf(ofField)(condition));
      // Whether the page exists is asked in every variant.
      const asked = condition.keyword === 'when' ? VariantSet.all(library.site) : library.variantsOf(page);
      for (const variant of asked)
        for (const { condition: seen, outcome, operands } of observeField(variant))
          if (seen.id === condition.id) looks.push({ page, variant, outcome, operands });
    }
    if (conditions.length === 0) continue;
    const ofCondition = branchesOf(branches);
    const sitesOfPage = conditions.map((condition) => siteOf(condition, ofCondition(condition)));
    for (const variant of library.variantsOf(page))
      for (const { condition, outcome, operands } of observe(variant))
        sitesOfPage[condition.id]!.looks.push({ page, variant, outcome, operands });
  }
  return [...sites.values()].filter(({ place }) => isContent(place.file));
}

/** Finds the branches of a template's conditions. */
function branchesOf(
  branches: readonly Branch[],
): (condition: Condition) => Pick<ConditionSite, 'branch' | 'otherwise' | 'chain'> {
  const own = Map.groupBy(branches, ({ condition }) => condition);
  const others = Map.groupBy(own.get(undefined) ?? [], ({ after }) => after.at(-1));
  const chains = Map.groupBy(branches, ({ condition, after }) => after[0] ?? condition);
  return (condition) => ({
    branch: own.get(condition)?.[0],
    otherwise: others.get(condition)?.[0],
    chain: chains.get(condition) ?? [],
  });
}
