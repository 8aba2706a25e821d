import type { TemplateTag } from '../engine/template/tags.ts';
import type { WrittenLookedAt } from './condition-looks.ts';
import type { Verdict } from './rewrite-template.ts';

/** A stretch of a file, by offsets. */
interface Stretch {
  start: number;
  end: number;
}

/** `a if … else b` in a tag, and what becomes of it. */
interface Choice extends Stretch {
  condition: Stretch;
  then: Stretch;
  /** undefined where nothing is written for it */
  otherwise: Stretch | undefined;
  verdict: Verdict | undefined;
}

/**
 * A tag in which verdicts are carried out on every `a if … else b`, also on one within another.
 *
 * @param text of the file
 * @param start offset of the tag in it
 * @returns undefined where nothing changes; an empty text for a `{{ … }}` that prints nothing any more
 */
export function rewriteChoices(
  tag: TemplateTag,
  text: string,
  start: number,
  entries: readonly WrittenLookedAt[],
  verdictOf: (entry: WrittenLookedAt) => Verdict | undefined,
): string | undefined {
  const choices = entries.flatMap((entry) => choiceOf(entry, verdictOf(entry)));
  const whole = { start, end: start + tag.source.length };
  const changed = written(whole, choices, text);
  if (changed === tag.source) return undefined;
  if (tag.kind !== 'print') return changed;
  const [, opening = '', inner = '', closing = ''] = /^(\{\{[-+]?)(.*?)([-+]?\}\})$/s.exec(changed) ?? [];
  const value = withoutGroup(inner.trim());
  if (value === '""') return '';
  const [, , literal] = /^(["'])([^"'\\{}\n]*)\1$/.exec(value) ?? [];
  return literal ?? `${opening} ${value} ${closing}`;
}

/** An expression without parentheses around all of it. */
function withoutGroup(expression: string): string {
  if (!expression.startsWith('(')) return expression;
  let depth = 0;
  let quote = '';
  for (const [index, char] of [...expression].entries()) {
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0)
      return index === expression.length - 1 ? expression.slice(1, -1).trim() : expression;
  }
  return expression;
}

function choiceOf({ condition }: WrittenLookedAt, verdict: Verdict | undefined): Choice[] {
  const { expression, outcomes } = condition.extents;
  if (!outcomes) return [];
  const { then, otherwise } = outcomes;
  const end = otherwise?.end ?? expression.end;
  return [{ start: then.start, end, condition: expression, then, otherwise, verdict }];
}

/** A stretch with what is left of the choices in it. */
function written({ start, end }: Stretch, choices: readonly Choice[], text: string): string {
  let result = '';
  let at = start;
  const inside = choices
    .filter((choice) => choice.start >= start && choice.end <= end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const choice of inside) {
    if (choice.start < at) continue;
    const others = choices.filter((each) => each !== choice);
    const part = (stretch: Stretch) => written(stretch, others, text);
    result += text.slice(at, choice.start);
    at = choice.end;
    const { condition, then, otherwise, verdict } = choice;
    if (typeof verdict === 'boolean') {
      const value = verdict ? part(then) : otherwise ? part(otherwise) : '""';
      // Parentheses around a choice mean nothing around a value.
      const isAlone = /\($/.test(result) && text[at] === ')' && /^(?:"[^"]*"|'[^']*'|[\w.]+)$/.test(value);
      const isGroup = isAlone && !/[\w\])]\s*\($/.test(result);
      result = (isGroup ? result.slice(0, -1) : result) + value;
      if (isGroup) at++;
    } else {
      result += part(then) + text.slice(then.end, condition.start) + (verdict ?? part(condition));
      if (otherwise) result += text.slice(condition.end, otherwise.start) + part(otherwise);
    }
  }
  return result + text.slice(at, end);
}
