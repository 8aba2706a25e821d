import type { Edit } from '../../engine/proof/edit-text.ts';
import { type Condition, inOneLine } from '../../engine/template/condition.ts';
import type { Content } from '../content.ts';
import type { Rule } from '../rule.ts';
import { branchText, isShown } from './branch-text.ts';
import { chainTags } from './chain-tags.ts';
import type { ConditionSite } from './condition-sites.ts';
import { takeAway } from './take-away.ts';

export const sameText: Rule = {
  name: 'same-text',
  severity: 'warning',
  title: 'Branches with the same text',
  why: 'Two branches of a condition say the same to the letter. One was copied and never changed, or both have grown alike; whoever corrects one of them forgets the other. Join their conditions with `or`, or take the condition away if no other branch is left: of branches that follow one another, the fix does.',
  example: {
    wrong:
      '{% if is_version == "1.0.0" %}\nOld.\n{% elif product == "cloud" %}\nNew.\n{% else %}\nNew.\n{% endif %}\n',
    right: '{% if is_version == "1.0.0" %}\nOld.\n{% else %}\nNew.\n{% endif %}\n',
    isFixed: true,
  },
  *check(content) {
    for (const site of content.conditions) {
      const { chain } = site;
      const texts = chain.map((branch) => withoutBlankEnds(branchText(branch, content)));
      const last = new Map<string, number>();
      for (const [index, branch] of chain.entries()) {
        const text = texts[index];
        if (text === undefined) continue;
        const same = last.get(text);
        last.set(text, index);
        if (same === undefined || !isShown(text)) continue;
        const before = chain[same]!;
        const isNext = same === index - 1;
        const { includedFrom: _, ...place } = branch.place;
        const isInline = (branch.condition ?? branch.after[0])?.keyword === 'inline';
        yield {
          message: isInline
            ? `Both sides of ${before.condition && inOneLine(before.condition)} read the same.`
            : `This branch reads the same as the one ${isNext ? 'before it, ' : ''}in line ${before.place.line}.`,
          hint:
            chain.length === 2 && !branch.condition
              ? 'Take the condition away and keep the text once, or correct one of the two.'
              : 'Make one branch of the two, or correct one of them.',
          place,
          fix: isNext ? joined(site, index, content) : undefined,
        };
      }
    }
  },
};

/** Makes one branch of two that follow one another. */
function joined(site: ConditionSite, index: number, content: Content): Edit[] | undefined {
  const tags = chainTags(site, content);
  if (!tags || tags.branches.length !== site.chain.length) return undefined;
  const { branches, endif } = tags;
  const before = site.chain[index - 1]!;
  const branch = site.chain[index]!;
  const [first, second] = [branches[index - 1]!, branches[index]!];
  const isLast = !branch.condition;
  // An else that stays says who reads it: of the branch before it, the text goes.
  if (isLast && index > 1) return [takeAway(tags, { from: first.start, to: second.start })];
  if (isLast)
    return [
      takeAway(tags, { from: first.start, to: first.end }),
      takeAway(tags, { from: second.start, to: endif.end }),
    ];
  const extent = before.condition?.extents?.expression;
  if (!extent || !before.condition) return undefined;
  const either = [before.condition, branch.condition!].map(inParentheses).join(' or ');
  return [
    { ...extent, text: either },
    takeAway(tags, { from: second.start, to: branches[index + 1]?.start ?? endif.start }),
  ];
}

/** A condition as an operand of "or". */
function inParentheses(condition: Condition): string {
  const expression = inOneLine(condition);
  return condition.operands.length === 1 &&
    condition.formula.is === 'operand' &&
    condition.operands[0]!.text === expression &&
    !/\bif\b/.test(expression)
    ? expression
    : `(${expression})`;
}

/** A text without blank lines around it; the indentation of its lines is a part of it. */
function withoutBlankEnds(text: string | undefined): string | undefined {
  const lines = text?.trimEnd().split('\n');
  return lines?.slice(lines.findIndex((line) => line.trim() !== '')).join('\n');
}
