import { FOR_WRITERS } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';
import { branchText } from './branch-text.ts';
import { asksTheVariant, type ConditionSite, variantsOf } from './condition-sites.ts';

export const missingBranch: Rule = {
  name: 'missing-branch',
  severity: 'warning',
  title: 'A version without a branch',
  why: 'A chain of `if` and `elif` has a text for each version of a product but some, and no `else`. Readers of these versions get nothing where all others read something: a release came, and nobody added its branch, or a comparison leaves one out between two others.',
  example: {
    wrong: '{% if is_version < "1.1.0" %}\nOne.\n{% elif is_version >= "2.0.0" %}\nTwo.\n{% endif %}\n',
    right: '{% if is_version < "1.1.0" %}\nOne.\n{% elif is_version >= "1.1.0" %}\nTwo.\n{% endif %}\n',
  },
  *check(content) {
    const {
      library: { site },
      conditions,
    } = content;
    const byCondition = new Map(conditions.map((each) => [each.condition, each]));
    for (const first of conditions) {
      const sites = first.chain.flatMap(({ condition }) => (condition && byCondition.get(condition)) ?? []);
      if (sites.length < 2 || sites.length < first.chain.length) continue;
      if (!sites.every(({ condition }) => asksTheVariant(condition))) continue;
      if (first.chain.every((branch) => goesOn(branchText(branch, content)))) continue;
      const last = sites.at(-1)!;
      const left = variantsOf(
        site,
        last.looks.filter(({ outcome }) => !outcome),
      );
      const forgotten = left.filter(({ product }) => isForgotten(product.id, sites));
      if (forgotten.size === 0) continue;
      yield {
        message: `${forgotten.describe(FOR_WRITERS)} ${forgotten.size === 1 ? 'has' : 'have'} none of these branches, though all other versions have one.`,
        hint: 'Add a branch or an else, or widen one of the conditions.',
        place: first.place,
        variants: forgotten.ids,
      };
    }
  },
};

/** Whether a text goes on with a sentence that is one without it: `, e-mail`, ` or voucher`. */
function goesOn(text: string | undefined): boolean {
  return text !== undefined && /^(?: |[,;] )[^ \n]/.test(text);
}

/** Whether a product has more versions with a branch of a chain than without, and several branches are for it. */
function isForgotten(product: string, sites: readonly ConditionSite[]): boolean {
  const versionsOf = (of: ConditionSite, isTaken: boolean): Set<string> =>
    new Set(
      of.looks.flatMap(({ variant, outcome }) =>
        variant.product.id === product && variant.version !== undefined && outcome === isTaken
          ? [variant.id]
          : [],
      ),
    );
  const taken = sites.map((each) => versionsOf(each, true).size);
  const without = versionsOf(sites.at(-1)!, false).size;
  return (
    taken.filter((count) => count > 0).length > 1 && taken.reduce((sum, count) => sum + count, 0) > without
  );
}
