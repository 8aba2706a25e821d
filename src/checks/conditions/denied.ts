import { inOneLine } from '../../engine/template/condition.ts';
import type { ConditionSite } from './condition-sites.ts';

const OPPOSITES: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  in: 'not in',
  'not in': 'in',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** Writes the opposite of a condition. Where there is no version, an order is false both ways, so that only "not" turns it round. */
export function denied({ condition, looks }: ConditionSite): string {
  const expression = inOneLine(condition);
  const { operands, formula } = condition;
  const [only] = operands;
  const isOne = operands.length === 1 && only!.text === expression;
  const [, left, operator = '', right] =
    /^([\w.]+)\s*(==|!=|<=|>=|<|>|\bnot in\b|\bin\b)\s*("[^"]*"|'[^']*'|\[[^[\]]*\])$/.exec(expression) ?? [];
  const isOrder = /[<>]/.test(operator);
  const isVersioned = looks.every(({ variant }) => variant.version !== undefined);
  if (isOne && operator !== '' && (!isOrder || (only!.question.about === 'version' && isVersioned)))
    return `${left} ${OPPOSITES[operator]} ${right}`;
  if (formula.is === 'not' && formula.part.is === 'operand') {
    const { text, isNotIn } = operands[formula.part.index]!;
    if (!isNotIn) return text;
  }
  return /^[\w.]+$/.test(expression) ? `not ${expression}` : `not (${expression})`;
}
