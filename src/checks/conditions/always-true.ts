import { inOneLine } from '../../engine/template/condition.ts';
import type { Rule } from '../rule.ts';
import { asksTheVariant, isOfVariant, variantsOf } from './condition-sites.ts';

export const alwaysTrue: Rule = {
  name: 'always-true',
  severity: 'warning',
  title: 'A condition that is always true where it is reached',
  why: 'It decides nothing: the condition around it has said the same, or all versions that it left out are gone. Whoever reads the source looks for a reader who gets something else, and there is none. An `elif` that takes all who are left, without an `else` behind it, is fine: it names whom it is for.',
  example: {
    wrong:
      '{% if is_version >= "1.1.0" %}\nNew.\n{% if is_version > "1.0.0" %}\nBetter.\n{% endif %}\n{% endif %}\n',
    right: '{% if is_version >= "1.1.0" %}\nNew.\n\nBetter.\n{% endif %}\n',
  },
  *check({ library: { site }, conditions }) {
    for (const each of conditions) {
      const { condition, place, looks, otherwise } = each;
      const { keyword } = condition;
      const expression = inOneLine(condition);
      if (looks.length === 0 || !looks.every(({ outcome }) => outcome) || !asksTheVariant(condition))
        continue;
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
        };
    }
  },
};
