import { inOneLine } from '../../engine/template/condition.ts';
import type { Rule } from '../rule.ts';
import { branchText, isShown } from './branch-text.ts';

export const sameText: Rule = {
  name: 'same-text',
  severity: 'warning',
  title: 'Branches with the same text',
  why: 'Two branches that follow one another say the same to the letter. One was copied and never changed, or both have grown alike; whoever corrects one of them forgets the other. Join their conditions with `or`, or take the condition away if no other branch is left.',
  example: {
    wrong:
      '{% if is_version == "1.0.0" %}\nOld.\n{% elif product == "cloud" %}\nNew.\n{% else %}\nNew.\n{% endif %}\n',
    right: '{% if is_version == "1.0.0" %}\nOld.\n{% else %}\nNew.\n{% endif %}\n',
  },
  *check(content) {
    for (const { chain } of content.conditions) {
      const texts = chain.map((branch) => withoutBlankEnds(branchText(branch, content)));
      for (const [index, branch] of chain.entries()) {
        const text = texts[index];
        if (index === 0 || text === undefined || text !== texts[index - 1] || !isShown(text)) continue;
        const before = chain[index - 1]!;
        const { includedFrom: _, ...place } = branch.place;
        const isInline = (branch.condition ?? branch.after[0])?.keyword === 'inline';
        yield {
          message: isInline
            ? `Both sides of ${before.condition && inOneLine(before.condition)} read the same.`
            : `This branch reads the same as the one before it, in line ${before.place.line}.`,
          hint:
            chain.length === 2 && !branch.condition
              ? 'Take the condition away and keep the text once, or correct one of the two.'
              : 'Make one branch of the two, or correct one of them.',
          place,
        };
      }
    }
  },
};

/** A text without blank lines around it; the indentation of its lines is a part of it. */
function withoutBlankEnds(text: string | undefined): string | undefined {
  const lines = text?.trimEnd().split('\n');
  return lines?.slice(lines.findIndex((line) => line.trim() !== '')).join('\n');
}
