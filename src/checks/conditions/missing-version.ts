import { inOneLine } from '../../engine/template/condition.ts';
import type { Site } from '../../engine/variants/site.ts';
import { FOR_WRITERS, VariantSet } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';
import { type ConditionSite, isOfVariant, type Look, variantsOf } from './condition-sites.ts';
import { decides } from './decides.ts';

export const missingVersion: Rule = {
  name: 'missing-version',
  severity: 'warning',
  title: 'A comparison that relies on a missing version',
  why: 'In a product without versions, `!=` and `not in` are true: there is no version, so it is not that one. Text that was meant for all versions but one is then shown there, too. All other comparisons are false, so that its readers get the `else`, which most often holds what was true of old versions. Say of the product which of the two is meant.',
  example: {
    wrong: '{% if is_version != "1.0.0" %}\nNew.\n{% endif %}\n',
    right: '{% if product == "cloud" or is_version != "1.0.0" %}\nNew.\n{% endif %}\n',
  },
  *check({ library: { site }, conditions }) {
    for (const each of conditions) {
      const { condition, place, looks, otherwise } = each;
      // Where no product with versions comes, there is nothing to mistake.
      if (looks.every(({ variant }) => variant.version === undefined)) continue;
      if (!isOfVariant(each, site)) continue;
      const falling = readersOfOldText(each, site);
      if (falling) {
        yield {
          message: `${inOneLine(condition)} is false in ${falling.describe(FOR_WRITERS)}, which has no version and so reads what old versions do${otherwise && condition.keyword !== 'inline' ? ` (line ${otherwise.place.line})` : ''}.`,
          hint: `Write product == "${[...falling][0]!.product.id}" or …, or ask for the product first.`,
          place,
          variants: falling.ids,
        };
        continue;
      }
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

/**
 * The variants without a version that read the `else` of a condition which asks for the version alone, while the newest version reads
 * what is under it.
 */
function readersOfOldText(
  { condition, looks, otherwise, chain }: ConditionSite,
  site: Site,
): VariantSet | undefined {
  const isAboutVersions = condition.operands.every(({ question }) => question.about === 'version');
  if (!otherwise || chain.length !== 2 || !isAboutVersions) return undefined;
  const isNewest = ({ variant: { product, version } }: Look) =>
    version !== undefined && version === product.versions.at(-1);
  const newest = looks.filter(isNewest);
  const falling = looks.filter(({ variant, outcome }) => variant.version === undefined && !outcome);
  if (newest.length === 0 || !newest.every(({ outcome }) => outcome) || falling.length === 0)
    return undefined;
  return variantsOf(site, falling);
}
