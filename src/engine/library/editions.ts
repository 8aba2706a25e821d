import { createHash } from 'node:crypto';
import type { Finding } from '../finding.ts';
import type { Template, TemplateRendering } from '../template/template.ts';
import type { Variant } from '../variants/site.ts';
import type { Edition, Page } from './types.ts';

/** A page's text in one edition, before Markdown. */
export interface EditionText extends Edition {
  text: string;
  rendering: TemplateRendering;
  /** the outcome of each condition that was looked at, by its id, in each variant: equal texts may have other reasons */
  decisions: Map<Variant, ReadonlyMap<number, boolean>>;
}

/**
 * Renders a page's template in each of its variants and groups those that read the same.
 *
 * @returns the editions, and what is wrong with the texts, in the order of the variants
 */
export function groupEditions(
  page: Page,
  template: Template,
  variants: readonly Variant[],
): { editions: EditionText[]; findings: Finding[] } {
  const editions = new Map<string, EditionText>();
  const findings: Finding[] = [];
  for (const variant of variants) {
    const rendering = template.render(variant, page.frontmatter.attributes);
    findings.push(...rendering.findings);
    const known = editions.get(rendering.text);
    if (known) {
      known.variants.push(variant);
      known.decisions.set(variant, rendering.decisions);
    } else {
      const key = createHash('sha256')
        .update(page.path)
        .update('\0')
        .update(rendering.text)
        .digest('base64url')
        .slice(0, 22);
      editions.set(rendering.text, {
        key,
        page,
        variants: [variant],
        text: rendering.text,
        rendering,
        decisions: new Map([[variant, rendering.decisions]]),
      });
    }
  }
  return { editions: [...editions.values()], findings };
}
