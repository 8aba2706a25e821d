import type { Condition } from '../../engine/template/condition.ts';
import { evaluate, type Formula, type Operand } from '../../engine/template/formula.ts';
import { orderVersions } from '../../engine/variants/order.ts';
import type { Product } from '../../engine/variants/site.ts';
import type { Rule } from '../rule.ts';
import { type ConditionSite, variantsOf } from './condition-sites.ts';
import { printFormula } from './print-formula.ts';

export const enumeration: Rule = {
  name: 'enumeration',
  severity: 'warning',
  title: 'An enumeration of versions that means a range',
  why: 'The versions that are listed, or all but those, are the oldest or the newest ones. With the next release, the list means something else, or somebody has to find it and add the new one. A comparison says what is meant, and goes on being right. The fix is made only where it means the same in every variant.',
  example: {
    wrong:
      '{% if product == "orbit" and is_version != "1.0.0" and is_version != "1.1.0" %}\nNew.\n{% endif %}\n',
    right: '{% if product == "orbit" and is_version >= "2.0.0" %}\nNew.\n{% endif %}\n',
    isFixed: true,
  },
  *check({ library: { site }, conditions }) {
    for (const each of conditions) {
      const { condition, place, looks } = each;
      for (const group of groupsIn(condition.formula, condition)) {
        const range = rangeOf(group, each);
        if (range === undefined) continue;
        const listed = group.parts.map(({ index }) => condition.operands[index]!.text);
        const extent = condition.extents?.expression;
        const isEqual = meansTheSame(group, each);
        yield {
          message: `${listed.join(` ${group.joint} `)} means ${range}.`,
          hint: isEqual
            ? `Write ${range}, which stays right when versions come and go.`
            : `Write ${range} and the product: in a product without versions, it is not true.`,
          place,
          variants: variantsOf(site, looks).ids,
          fix:
            extent && isEqual && printable(condition)
              ? [{ ...extent, text: rewritten(group, range, condition) }]
              : undefined,
        };
      }
    }
  },
};

/** Operands that list versions together: all `!=`, joined by "and", or all `==`, joined by "or". */
interface Group {
  /** the part of the formula in which they are joined, or the only one */
  around: Formula;
  joint: 'and' | 'or';
  parts: readonly Operand[];
  literals: readonly string[];
}

function groupsIn(formula: Formula, condition: Condition): Group[] {
  if (formula.is === 'operand' || (formula.is === 'not' && isNotIn(formula, condition))) {
    const group = groupOf(formula, [formula], formula.is === 'not' ? 'and' : 'or', condition);
    return group ? [group] : [];
  }
  if (formula.is === 'not') return groupsIn(formula.part, condition);
  const joined = joinedParts(formula, formula.is);
  const group = groupOf(formula, joined, formula.is, condition);
  if (group) return [group];
  return joined.flatMap((part) => groupsIn(part, condition));
}

/** `a and (b and c)` has three parts. */
function joinedParts(formula: Formula, joint: 'and' | 'or'): Formula[] {
  return formula.is === joint && 'parts' in formula
    ? formula.parts.flatMap((part) => joinedParts(part, joint))
    : [formula];
}

function groupOf(
  around: Formula,
  joined: readonly Formula[],
  joint: 'and' | 'or',
  condition: Condition,
): Group | undefined {
  const parts = joined.flatMap((part) => {
    const operand = part.is === 'not' && isNotIn(part, condition) ? part.part : part;
    if (operand.is !== 'operand') return [];
    const { question } = condition.operands[operand.index]!;
    if (question.about !== 'version') return [];
    const asks = part.is === 'not' ? 'not in' : question.asks;
    const isListing = joint === 'and' ? asks === '!=' || asks === 'not in' : asks === '==' || asks === 'in';
    return isListing ? [{ operand, literals: question.literals.map(({ value }) => value) }] : [];
  });
  const literals = parts.flatMap((part) => part.literals);
  if (literals.length < 2) return undefined;
  return { around, joint, parts: parts.map(({ operand }) => operand), literals };
}

function isNotIn({ part }: Extract<Formula, { is: 'not' }>, { operands }: Condition): boolean {
  return part.is === 'operand' && operands[part.index]!.isNotIn;
}

/** The comparison that means the versions of a group in all products that come there; undefined when none does. */
function rangeOf({ joint, literals }: Group, { looks }: ConditionSite): string | undefined {
  const products = new Set(looks.flatMap(({ variant: { product, version } }) => (version ? [product] : [])));
  const [first] = products;
  if (!first) return undefined;
  const isIn = (version: string, { versions }: Product): boolean =>
    literals.some((literal) => orderVersions(version, literal, versions) === 0) === (joint === 'or');
  const inside = first.versions.map((version) => isIn(version, first));
  const edges = inside.flatMap((is, index) => (index > 0 && is !== inside[index - 1] ? [index] : []));
  const [edge] = edges;
  // A stretch in the middle is what it lists, whatever is added.
  if (edge === undefined || edges.length > 1) return undefined;
  const [operator, bound] = inside[0] ? (['<=', edge - 1] as const) : (['>=', edge] as const);
  const version = first.versions[bound]!;
  const means = (each: string, versions: readonly string[]): boolean | undefined => {
    const order = orderVersions(each, version, versions);
    return order === undefined ? undefined : operator === '>=' ? order >= 0 : order <= 0;
  };
  const isRight = [...products].every((product) =>
    product.versions.every((each) => means(each, product.versions) === isIn(each, product)),
  );
  return isRight ? `is_version ${operator} "${version}"` : undefined;
}

/** Whether the range has the same outcome where there is no version: it is false there. */
function meansTheSame({ parts, joint }: Group, { condition, looks }: ConditionSite): boolean {
  const replaced = new Set(parts.map(({ index }) => index));
  return looks.every(({ variant, operands, outcome }) => {
    if (variant.version !== undefined) return true;
    const answers = operands.map((own, index) => {
      if (!replaced.has(index)) return own;
      // The operand of "not in" is true where the whole is false.
      return joint === 'and' && condition.operands[index]!.isNotIn;
    });
    return evaluate(condition.formula, answers) === outcome;
  });
}

/** Whether every operand is written where it can be copied from. */
function printable({ operands }: Condition): boolean {
  return operands.every(({ text }) => text !== '');
}

/** The condition with a range in the place of its group. */
function rewritten({ around, parts }: Group, range: string, condition: Condition): string {
  const [first] = parts as [Operand];
  const others = new Set(parts.slice(1).map(({ index }) => index));
  const operands = condition.operands.map((operand, index) =>
    index === first.index ? { ...operand, text: range, isNotIn: false } : operand,
  );
  const without = (formula: Formula): Formula | undefined => {
    if (formula.is === 'operand') return others.has(formula.index) ? undefined : formula;
    if (formula.is === 'not') {
      const part = without(formula.part);
      if (part === undefined) return undefined;
      // "not in" goes with what it was written with.
      return isNotIn(formula, condition) && part === first ? part : { is: 'not', part };
    }
    const [left, right] = formula.parts.map(without);
    if (!left || !right) return left ?? right;
    return { is: formula.is, parts: [left, right] };
  };
  const replace = (formula: Formula): Formula => {
    if (formula === around) return without(formula)!;
    if (formula.is === 'operand') return formula;
    if (formula.is === 'not') return { is: 'not', part: replace(formula.part) };
    return { is: formula.is, parts: [replace(formula.parts[0]), replace(formula.parts[1])] };
  };
  return printFormula(replace(condition.formula), operands);
}
