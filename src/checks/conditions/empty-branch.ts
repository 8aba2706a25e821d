import type { Edit } from '../../engine/proof/edit-text.ts';
import { inOneLine } from '../../engine/template/condition.ts';
import type { Content } from '../content.ts';
import type { Rule } from '../rule.ts';
import { branchText, isShown } from './branch-text.ts';
import { chainTags } from './chain-tags.ts';
import type { ConditionSite } from './condition-sites.ts';
import { denied } from './denied.ts';
import { takeAway } from './take-away.ts';

export const emptyBranch: Rule = {
  name: 'empty-branch',
  severity: 'warning',
  title: 'A branch without text',
  why: 'Nothing stands between two tags of a condition. A text was taken away and its tags were left, or it stands at the wrong side of a tag. An empty first branch that keeps some readers from what follows is hard to read: turn the condition round. The fix takes tags away, or turns the condition round, where the branch is blank; a comment in it is left for the writer.',
  example: {
    wrong: '{% if is_version >= "1.1.0" %}\nNew.\n{% else %}\n{% endif %}\n',
    right: '{% if is_version >= "1.1.0" %}\nNew.\n{% endif %}\n',
    isFixed: true,
  },
  *check(content) {
    for (const site of content.conditions) {
      const { chain, place } = site;
      for (const [index, branch] of chain.entries()) {
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
          fix: text.trim() === '' ? withoutBranch(site, index, content) : undefined,
        };
      }
    }
  },
};

/** Takes the tag of a blank branch away, or the whole chain when it has no other; of two branches, the first is turned round. */
function withoutBranch(site: ConditionSite, index: number, content: Content): Edit[] | undefined {
  const tags = chainTags(site, content);
  if (!tags || tags.branches.length !== site.chain.length) return undefined;
  const { branches, endif } = tags;
  const { start, end } = branches[index]!;
  if (branches.length === 1) return [takeAway(tags, { from: start, to: endif.end })];
  if (index === branches.length - 1) return [takeAway(tags, { from: start, to: end })];
  const next = branches[index + 1]!;
  const opposite = denied(site);
  const extent = site.condition.extents?.expression;
  if (index > 0 || branches.length > 2 || next.name !== 'else' || !opposite || !extent) return undefined;
  return [{ ...extent, text: opposite }, takeAway(tags, { from: next.start, to: next.end })];
}
