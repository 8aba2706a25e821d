import { VariantSet } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';

export const neverTrue: Rule = {
  name: 'never-true',
  severity: 'warning',
  title: 'A condition that is never true',
  why: 'What it guards is read by nobody. Often a version is misspelt, or the condition around it says the opposite.',
  example: {
    wrong:
      '{% if is_version > "1.0.0" %}\nNew.\n{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n{% endif %}\n',
    right:
      '{% if is_version > "1.0.0" %}\nNew.\n{% endif %}\n{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n',
  },
  *check({ library, conditions }) {
    for (const { condition, place, looks } of conditions) {
      if (looks.length === 0 || looks.some(({ outcome }) => outcome)) continue;
      yield {
        message: `${condition.expression} is never true here.`,
        hint: 'Correct it, or take it away with what it guards.',
        place,
        variants: VariantSet.of(
          library.site,
          looks.map(({ variant }) => variant),
        ).ids,
      };
    }
  },
};
