import { inOneLine } from '../../engine/template/condition.ts';
import type { Site } from '../../engine/variants/site.ts';
import { FOR_WRITERS } from '../../engine/variants/variant-set.ts';
import type { Rule } from '../rule.ts';
import { type ConditionSite, variantsOf } from './condition-sites.ts';
import { holdsAnywhere } from './holds-anywhere.ts';

export const neverTrue: Rule = {
  name: 'never-true',
  severity: 'warning',
  title: 'A condition that is never true',
  why: 'What it guards is read by nobody. Often a version is misspelt, or the condition around it, or a branch before it, says the opposite.',
  example: {
    wrong:
      '{% if is_version > "1.0.0" %}\nNew.\n{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n{% endif %}\n',
    right:
      '{% if is_version > "1.0.0" %}\nNew.\n{% endif %}\n{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n',
  },
  *check({ library, conditions }) {
    const { site } = library;
    // A name that nobody defines is told as such.
    const unknown = new Set(
      library.findings.flatMap(({ rule, place }) =>
        rule === 'unknown-variable' && place ? [`${place.file}:${place.line}`] : [],
      ),
    );
    for (const each of conditions) {
      const { condition, place, looks } = each;
      if (looks.length === 0 || looks.some(({ outcome }) => outcome)) continue;
      // A page that exists nowhere is told as such.
      if (condition.keyword === 'when') continue;
      if (unknown.has(`${place.file}:${place.line}`)) continue;
      yield {
        message: `${inOneLine(condition)} is never true here${reasonOf(each, site)}.`,
        hint: 'Correct it, or take it away with what it guards.',
        place,
        variants: variantsOf(site, looks).ids,
      };
    }
  },
};

/** Why it is never true, as the end of a sentence. */
function reasonOf({ condition, branch, looks }: ConditionSite, site: Site): string {
  const meant = holdsAnywhere(site, condition);
  if (!meant) return '';
  if (meant.size === 0) return ': no variant is meant by it';
  const missing = meant.minus(variantsOf(site, looks));
  // A page that sets its product itself makes of it what it wants.
  if (missing.size === 0) return '';
  const words = missing.describe(FOR_WRITERS);
  const earlier = branch?.after.find((before) => {
    const taken = holdsAnywhere(site, before);
    return taken !== undefined && missing.intersect(taken).size > 0;
  });
  if (earlier) return `: in ${words}, a branch before it is taken (line ${earlier.place.line})`;
  if (branch?.parent)
    return `: the condition around it leaves out ${words} (line ${branch.parent.place.line})`;
  return `: what it stands in does not exist in ${words}`;
}
