import type { Place } from '../engine/place.ts';
import { type WrittenComparison, writtenFormula } from '../engine/template/written-formula.ts';
import type { Variant } from '../engine/variants/site.ts';
import type { ConditionLooks, Look } from './condition-looks.ts';
import { writtenOperands } from './gone-version.ts';
import type { NewVersion } from './new-version.ts';

/** A condition that lists versions, which will mean one more without a word. */
export interface Enumeration {
  /** as it is written */
  expression: string;
  place: Place;
  /** whether it will hold in the version that is released */
  willHold: boolean;
}

/** Conditions that list versions without the coming one, and are looked at in the product. */
export function enumerationsIn({ all }: ConditionLooks, { product, coming }: NewVersion): Enumeration[] {
  return [...all.values()].flatMap(({ condition, looks }): Enumeration[] => {
    const written = writtenFormula(condition.expression);
    const compared = (written ? writtenOperands(written) : []).flatMap(({ comparison }) =>
      isListing(comparison) ? comparison.literals.map(({ value }) => value) : [],
    );
    const last = looks.findLast(({ variant }) => variant === coming);
    if (compared.length < 2 || compared.includes(coming.version!) || !last) return [];
    if (!compared.some((value) => product.versions.includes(value))) return [];
    const { includedFrom: _, ...place } = condition.place;
    return [{ expression: condition.expression, place, willHold: holdsIn(looks, coming) }];
  });
}

function isListing(comparison: WrittenComparison | undefined): comparison is WrittenComparison {
  return comparison?.subject === 'version' && ['==', '!=', 'in'].includes(comparison.operator);
}

function holdsIn(looks: readonly Look[], coming: Variant): boolean {
  return looks.some(({ variant, outcome }) => variant === coming && outcome);
}
