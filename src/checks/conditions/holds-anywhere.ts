import type { Condition } from '../../engine/template/condition.ts';
import { parseTemplate } from '../../engine/template/template.ts';
import type { Site } from '../../engine/variants/site.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';
import { asksTheVariant } from './condition-sites.ts';

/** The variants in which a condition would hold wherever it stood; undefined when it asks for more than product and version. */
export function holdsAnywhere(site: Site, condition: Condition): VariantSet | undefined {
  if (!asksTheVariant(condition)) return undefined;
  const template = parseTemplate(
    { text: `{% if ${condition.expression} %}{% endif %}`, path: condition.place.file },
    { site, read: () => ({ rule: 'missing-include', problem: 'Nothing is included.' }) },
  );
  return VariantSet.all(site).filter((variant) => template.observe(variant)[0]?.outcome === true);
}
