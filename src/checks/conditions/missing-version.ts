import { FOR_WRITERS, VariantSet } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';
import { isOfVariant } from './condition-sites.ts';
import { decides } from './decides.ts';

export const missingVersion: Rule = {
  name: 'missing-version',
  severity: 'warning',
  title: 'A comparison that relies on a missing version',
  why: 'In a product without versions, `!=` and `not in` are true: there is no version, so it is not that one. Text that was meant for all versions but one is then shown there, too. Say of the product whether that is meant.',
  example: {
    wrong: '{% if is_version != "1.0.0" %}\nNew.\n{% endif %}\n',
    right: '{% if product == "cloud" or is_version != "1.0.0" %}\nNew.\n{% endif %}\n',
  },
  *check({ library: { site }, conditions }) {
    for (const each of conditions) {
      const { condition, place, looks } = each;
      // Where no product with versions comes, there is nothing to mistake.
      if (looks.every(({ variant }) => variant.version === undefined)) continue;
      if (!isOfVariant(each, site)) continue;
      for (const [index, { question, text, isNotIn }] of condition.operands.entries()) {
        if (question.about !== 'version' || !(question.asks === '!=' || isNotIn)) continue;
        const relying = looks.filter(
          ({ variant, operands, outcome }) =>
            variant.version === undefined && outcome && decides(condition.formula, index, operands, outcome),
        );
        if (relying.length === 0) continue;
        const variants = VariantSet.of(
          site,
          relying.map(({ variant }) => variant),
        );
        yield {
          message: `${text} is true in ${variants.describe(FOR_WRITERS)}, too, which has no version.`,
          hint: `If that is meant, write product == "${relying[0]!.variant.product.id}" or …; if not, ask for the product first.`,
          place,
          variants: variants.ids,
        };
        break;
      }
    }
  },
};
