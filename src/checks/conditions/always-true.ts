import { lineOffsets } from '../../engine/line-offsets.ts';
import type { Edit } from '../../engine/proof/edit-text.ts';
import { inOneLine } from '../../engine/template/condition.ts';
import type { Content } from '../content.ts';
import type { Rule } from '../rule.ts';
import { chainTags } from './chain-tags.ts';
import { asksTheVariant, type ConditionSite, isOfVariant, variantsOf } from './condition-sites.ts';
import { Flags } from './flags.ts';
import { takeAway } from './take-away.ts';

export const alwaysTrue: Rule = {
  name: 'always-true',
  severity: 'warning',
  title: 'A condition that is always true where it is reached',
  why: 'It decides nothing: the condition around it has said the same, or all versions that it left out are gone, or what `site.yml` switched on for some is on for all. Whoever reads the source looks for a reader who gets something else, and there is none. An `elif` that takes all who are left, without an `else` behind it, is fine: it names whom it is for. The fix takes the tags away where no text goes with them.',
  example: {
    wrong:
      '{% if is_version >= "1.1.0" %}\nNew.\n{% if is_version > "1.0.0" %}\nBetter.\n{% endif %}\n{% endif %}\n',
    right: '{% if is_version >= "1.1.0" %}\nNew.\n\nBetter.\n{% endif %}\n',
    isFixed: true,
  },
  *check(content) {
    const {
      library: { site },
      conditions,
    } = content;
    const flags = new Flags(content);
    for (const each of conditions) {
      const { condition, place, looks, otherwise } = each;
      const { keyword } = condition;
      const expression = inOneLine(condition);
      if (looks.length === 0 || !looks.every(({ outcome }) => outcome)) continue;
      const isOfVariants = asksTheVariant(condition);
      if (!isOfVariants && !flags.areAsked(condition)) continue;
      if (!isOfVariant(each, site)) continue;
      // Taking all that are left, it says so.
      if (keyword === 'elif' && !otherwise) continue;
      const variants = variantsOf(site, looks).ids;
      if (otherwise)
        yield {
          message: `${expression} is always true here, so that nobody reads its else${keyword === 'inline' ? '' : ` (line ${otherwise.place.line})`}.`,
          hint: 'Take the else away, or correct the condition.',
          place,
          variants,
        };
      else
        yield {
          message: `${expression} is always true here.`,
          hint:
            keyword === 'when'
              ? 'Take it away: without it, the page exists everywhere as well.'
              : 'Take the condition away and keep what it guards, or correct it.',
          place,
          variants,
          // What is switched on today may be switched off again.
          fix: isOfVariants ? withoutCondition(each, content) : undefined,
        };
    }
  },
};

/** Takes the tags of a condition away that has no other branch, or the `when:` of a page. */
function withoutCondition(site: ConditionSite, content: Content): Edit[] | undefined {
  if (site.condition.keyword === 'when') return withoutField(site, content);
  const tags = chainTags(site, content);
  if (!tags || tags.branches.length > 1) return undefined;
  return [tags.branches[0]!, tags.endif].map(({ start, end }) => takeAway(tags, { from: start, to: end }));
}

/** Takes `when:` away where it has its line for itself, and a frontmatter in which nothing else stands with it. */
function withoutField(
  { condition: { expression }, place }: ConditionSite,
  content: Content,
): Edit[] | undefined {
  const { file } = place;
  const text = content.text(file) ?? '';
  const starts = lineOffsets(text);
  const [start, end] = [starts[place.line - 1]!, starts[place.line] ?? text.length];
  const line = text.slice(start, end);
  const value = line.startsWith('when:') ? line.slice('when:'.length).trim() : undefined;
  if (value?.replace(/^(["'])(.*)\1$/, '$2') !== expression) return undefined;
  const closing = text.slice(end).startsWith('---\n') ? end + 4 : undefined;
  const isAll = closing !== undefined && text.slice(0, start) === '---\n';
  return [isAll ? { file, start: 0, end: closing, text: '' } : { file, start, end, text: '' }];
}
