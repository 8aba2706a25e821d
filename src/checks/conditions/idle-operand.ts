import { listNames } from '../../engine/list-names.ts';
import { inOneLine } from '../../engine/template/condition.ts';
import { evaluate, type Formula, operandsOf } from '../../engine/template/formula.ts';
import type { Rule } from '../rule.ts';
import { type ConditionSite, variantsOf } from './condition-sites.ts';
import { printFormula, simplify } from './print-formula.ts';

export const idleOperand: Rule = {
  name: 'idle-operand',
  severity: 'warning',
  title: 'A part of a condition that cannot matter',
  why: 'The condition has the same outcome without it in every variant that comes there: another part, the condition around it or a branch before it has decided. Often the writer thought of readers who never come that far. A product that is named beside a version is left alone, since it tells whose version is meant.',
  example: {
    wrong:
      '{% if product == "cloud" %}\nA\n{% elif product == "cloud" or is_version > "1.0.0" %}\nB\n{% endif %}\n',
    right: '{% if product == "cloud" %}\nA\n{% elif is_version > "1.0.0" %}\nB\n{% endif %}\n',
    isFixed: true,
  },
  *check({ library: { site }, conditions }) {
    for (const each of conditions) {
      const { condition, place, looks } = each;
      const idle = idleOperands(each);
      if (idle.size === 0) continue;
      const simpler = simplify(condition.formula, idle);
      if (typeof simpler === 'boolean') continue;
      const text = printFormula(simpler, condition.operands);
      const parts = [...idle.keys()]
        .toSorted((a, b) => a - b)
        .map((index) => condition.operands[index]!.text);
      const extent = condition.extents?.expression;
      yield {
        message: `${listNames(parts, ' and ')} cannot matter in ${inOneLine(condition)}: the outcome is the same without ${parts.length > 1 ? 'them' : 'it'}.`,
        hint: `Write ${text}, or correct the condition.`,
        place,
        variants: variantsOf(site, looks).ids,
        fix: extent && [{ ...extent, text }],
      };
    }
  },
};

/** Operands that may all be replaced at once by what they are led to here, by their index, without another outcome in any look. */
export function idleOperands(site: ConditionSite): Map<number, boolean> {
  const { condition, looks } = site;
  const { formula, operands } = condition;
  const idle = new Map<number, boolean>();
  const [first] = looks;
  // Of a condition that has one outcome, other rules tell.
  if (operands.length < 2 || !first || looks.every(({ outcome }) => outcome === first.outcome)) return idle;
  // What cannot be answered where it stands (a name that is unknown there) is no ground to claim anything.
  if (looks.some((look) => evaluate(formula, look.operands) !== look.outcome)) return idle;
  const answers = new Map(looks.map((look) => [look.operands.map(Number).join(''), look]));
  for (const index of candidates(site)) {
    const isKept = (value: boolean) =>
      [...answers.values()].every((look) => {
        const replaced = look.operands.map((own, at) => (at === index ? value : (idle.get(at) ?? own)));
        return evaluate(formula, replaced) === look.outcome;
      });
    const own = new Set(looks.map((look) => look.operands[index]!));
    // Bounds that a branch before has drawn are often told again, for clearness.
    const isBound = looks.every((look) => look.operands[index] || look.variant.version === undefined);
    if (condition.keyword === 'elif' && isBound) continue;
    const value = [false, true].toSorted((a, b) => Number(own.has(b)) - Number(own.has(a))).find(isKept);
    if (value !== undefined) idle.set(index, value);
  }
  return idle;
}

/** The operands that a writer would want to hear of, those first that go best. */
function candidates({ condition: { formula, operands }, looks }: ConditionSite): number[] {
  const chains = andChains(formula);
  const isConstant = (index: number) =>
    looks.every((look) => look.operands[index] === looks[0]!.operands[index]);
  const found = operands.flatMap(({ question, text }, index) => {
    if (question.about === 'other') return [];
    if (question.about === 'version') return [index];
    const beside = (chains.find((chain) => chain.includes(index)) ?? []).filter((at) => at !== index);
    const questions = beside.map((at) => operands[at]!.question);
    const isNamed = questions.some((each) => each.about === 'product' && each.asks !== '!=');
    // "product != A" says nothing beside "product == B".
    if (question.asks === '!=' && isNamed) return [index];
    if (operands.findIndex((other) => other.text === text) < index) return [index];
    // A product tells whose version is meant, or that none is needed.
    const isBesideVersion = questions.some(({ about }) => about === 'version');
    return !isBesideVersion && isConstant(index) ? [index] : [];
  });
  const isNegative = (index: number) => {
    const { question, isNotIn } = operands[index]!;
    return isNotIn || (question.about !== 'other' && question.asks === '!=');
  };
  // What excludes goes rather than what says who is meant.
  return found.toSorted((a, b) => Number(isNegative(b)) - Number(isNegative(a)));
}

/** The operands that are joined by "and", through whatever stands in between. */
function andChains(formula: Formula): number[][] {
  if (formula.is === 'operand') return [];
  if (formula.is === 'and') return [operandsOf(formula).map(({ index }) => index)];
  return (formula.is === 'not' ? [formula.part] : formula.parts).flatMap(andChains);
}
