import { FOR_WRITERS, VariantSet } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';
import { branchText, isShown } from './branch-text.ts';
import { variantsOf } from './condition-sites.ts';

export const loneVersion: Rule = {
  name: 'lone-version',
  severity: 'warning',
  title: 'A later version reads the text of older ones',
  why: 'A condition singles out one version in the middle with `==` or `!=`, so that the versions after it read again what was true before it. When it was written, the version was the newest; nobody came back when the next was released. Usually `>=` or `<` is meant.',
  example: {
    wrong: '{% if is_version == "1.1.0" %}\nYou can do both.\n{% else %}\nYou can do one.\n{% endif %}\n',
    right: '{% if is_version >= "1.1.0" %}\nYou can do both.\n{% else %}\nYou can do one.\n{% endif %}\n',
  },
  *check(content) {
    const { library, conditions } = content;
    const { site } = library;
    for (const { condition, place, looks, otherwise, chain } of conditions) {
      // A note for one version alone is a note; what others read in its place is what goes back.
      const isReplacing =
        chain.some((branch) => branch === otherwise) && isShown(branchText(otherwise!, content) ?? '');
      const asked = condition.operands.filter(({ question }) => question.about === 'version');
      const [only] = asked;
      if (only?.question.about !== 'version' || asked.length > 1 || chain.length > 2) continue;
      const { asks, literals } = only.question;
      if (literals.length !== 1 || !(asks === '!=' || (asks === '==' && isReplacing))) continue;
      const reached = variantsOf(site, looks);
      const taken = variantsOf(
        site,
        looks.filter(({ outcome }) => outcome === (asks === '==')),
      );
      const later = VariantSet.of(
        site,
        site.products.flatMap((product) => {
          const own = [...reached].filter((variant) => variant.product === product);
          const at = own.findIndex((variant) => taken.has(variant));
          const isOne = at > 0 && own.filter((variant) => taken.has(variant)).length === 1;
          return isOne ? own.slice(at + 1) : [];
        }),
      );
      if (later.size === 0) continue;
      // What is false without a version gives them the same text.
      const without = reached.filter((variant) => variant.version === undefined && !taken.has(variant));
      const misled = isReplacing && asks === '==' ? later.union(without) : later;
      const comparison = `is_version ${asks === '==' ? '>=' : '<'} "${literals[0]!.value}"`;
      yield {
        message: `${only.text} gives ${misled.describe(FOR_WRITERS)} what was written for the versions before "${literals[0]!.value}".`,
        hint: `Did you mean ${comparison}?`,
        place,
        variants: misled.ids,
      };
    }
  },
};
