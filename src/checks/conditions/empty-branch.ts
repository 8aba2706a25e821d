import { inOneLine } from '../../engine/template/condition.ts';
import type { Rule } from '../rule.ts';
import { branchText, isShown } from './branch-text.ts';

export const emptyBranch: Rule = {
  name: 'empty-branch',
  severity: 'warning',
  title: 'A branch without text',
  why: 'Nothing stands between two tags of a condition. A text was taken away and its tags were left, or it stands at the wrong side of a tag. An empty first branch that keeps some readers from what follows is hard to read: turn the condition round.',
  example: {
    wrong: '{% if is_version >= "1.1.0" %}\nNew.\n{% else %}\n{% endif %}\n',
    right: '{% if is_version >= "1.1.0" %}\nNew.\n{% endif %}\n',
  },
  *check(content) {
    for (const { chain, place } of content.conditions) {
      for (const branch of chain) {
        if (
          branch.condition?.keyword === 'inline' ||
          (!branch.condition && branch.after[0]?.keyword === 'inline')
        )
          continue;
        const text = branchText(branch, content);
        if (text === undefined || isShown(text)) continue;
        const { includedFrom: _, ...own } = branch.place;
        yield {
          message: branch.condition
            ? `Nothing stands under ${inOneLine(branch.condition)}.`
            : `Nothing stands under the else of the condition in line ${place.line}.`,
          hint:
            branch.condition && chain.at(-1) !== branch
              ? 'Turn the condition round, so that it says who reads something.'
              : 'Take the tag away, or write what is missing.',
          place: own,
        };
      }
    }
  },
};
