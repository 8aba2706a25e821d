import { holds, type Operator } from '../engine/template/compare.ts';
import {
  type WrittenFormula,
  type WrittenOperand,
  writtenFormula,
} from '../engine/template/written-formula.ts';
import { orderVersions } from '../engine/variants/order.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import type { LookedAt } from './condition-looks.ts';
import { rewritten, type TextEdit, writtenOperands } from './gone-version.ts';
import type { Verdict } from './rewrite-template.ts';
import { evaluate, withValues } from './simplify.ts';

/** A version that is released, and the variant that it has been. */
export interface NewVersion {
  product: Product;
  version: string;
  coming: Variant;
}

/** A condition that gives the new version what the coming one has; undefined when it does so as it is written. */
export function verdictFor(released: NewVersion, entry: LookedAt): Verdict | undefined {
  const { expression } = entry.condition;
  const written = writtenFormula(expression);
  if (!written) return undefined;
  const operands = writtenOperands(written);
  const naming = operands.filter(
    ({ comparison }) =>
      comparison?.subject === 'version' &&
      comparison.literals.some(({ value }) => value === released.coming.version),
  );
  const edits = naming.flatMap((operand) =>
    editsFor(operand, naming.length === 1 ? written : undefined, released, entry),
  );
  return rewritten(expression, written, edits);
}

/** @param written the condition, where no other operand of it changes: then its outcome is all that counts */
function editsFor(
  operand: WrittenOperand,
  written: WrittenFormula | undefined,
  released: NewVersion,
  { looks }: LookedAt,
): TextEdit[] {
  const comparison = operand.comparison!;
  const { version, coming } = released;
  if (comparison.operator === 'in') {
    const literal = comparison.literals.find(({ value }) => value === coming.version)!;
    const isListed = comparison.literals.some(({ value }) => value === version);
    return isListed ? [] : [{ from: literal.from, to: literal.from, text: `"${version}", ` }];
  }
  const operator = comparison.isReversed ? MIRRORED[comparison.operator]! : comparison.operator;
  const isRight = (candidate: Question): boolean =>
    looks.every((look) => {
      const versions = look.variant === coming ? [coming.version, version] : [look.variant.version];
      return versions.every((each) => {
        const answer = ask(candidate, each, look.variant.product, released);
        if (!written) return answer === look.operands[operand.index];
        const known = withValues(new Map([[operand.index, answer]]));
        return evaluate(written, look.operands, known) === look.outcome;
      });
    });
  const candidates: (Question & { text?: string })[] = [
    { operator, versions: [coming.version!] },
    ...(LIKE[operator] ?? []).map((like) => ({
      operator: like,
      versions: like.endsWith('in') ? [version, coming.version!] : [version],
    })),
  ];
  const found = candidates.findIndex(isRight);
  if (found <= 0) return [];
  const { operator: like, versions } = candidates[found]!;
  const list = versions.map((each) => `"${each}"`).join(', ');
  return [
    {
      from: operand.from,
      to: operand.to,
      text: `${comparison.name} ${like} ${like.endsWith('in') ? `[${list}]` : list}`,
    },
  ];
}

const MIRRORED: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};
/** What may say of two versions what an operator says of the last one. */
const LIKE: Readonly<Record<string, readonly string[]>> = {
  '==': ['>=', 'in'],
  '>=': ['>=', 'in'],
  '!=': ['<', 'not in'],
  '<': ['<', 'not in'],
};

/** `is_version >= "7.3.0"`. */
interface Question {
  operator: string;
  versions: readonly string[];
}

/** The answer in a variant, once the version is released. */
function ask(
  { operator, versions }: Question,
  version: string | undefined,
  product: Product,
  { product: changed, version: added, coming }: NewVersion,
): boolean {
  if (version === undefined) return operator === '!=' || operator === 'not in';
  const declared =
    product === changed
      ? product.versions.flatMap((each) => (each === coming.version ? [added, each] : [each]))
      : product.versions;
  const orders = versions.map((each) => orderVersions(version, each, declared) ?? Number.NaN);
  if (operator.endsWith('in')) return orders.includes(0) === (operator === 'in');
  const [order = Number.NaN] = orders;
  return holds(operator as Operator, order);
}
