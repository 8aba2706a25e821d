import type { Page } from '../engine/library/types.ts';
import { parseTemplate } from '../engine/template/template.ts';
import type { SiteFile } from '../engine/variants/site-file.ts';
import { type ConditionLooks, keyOf, keyOfField, type LookedAt } from './condition-looks.ts';
import type { OpenLibrary } from './prove.ts';
import type { Rewrite } from './rewrite.ts';
import type { Verdict } from './rewrite-template.ts';
import { withoutValue, withText, type YamlPath } from './yaml-text.ts';

type VerdictOf = (entry: LookedAt) => Verdict | undefined;

/** Rewrites the `when:` of pages; one that is always true goes. */
export function rewriteWhen(
  rewrite: Rewrite,
  library: OpenLibrary,
  pages: readonly Page[],
  verdictOf: VerdictOf,
  looks: ConditionLooks,
): void {
  for (const page of pages) {
    const [when] = library.openTemplate(page).frontmatterConditions;
    if (when?.condition.keyword !== 'when') continue;
    const { extents } = when.condition;
    const entry = extents
      ? looks.all.get(keyOf(extents.expression))
      : looks.fields.get(keyOfField(page.path, when.condition));
    const verdict = entry && verdictOf(entry);
    if (verdict === undefined) continue;
    const { head } = rewrite.parts(page.path);
    rewrite.set(page.path, { head: inFrontmatter(head, (yaml) => withVerdict(yaml, ['when'], verdict)) });
  }
}

/** Rewrites the `when:` of what `site.yml` announces; what nobody sees any more goes. */
export function rewriteAnnouncement(rewrite: Rewrite, site: SiteFile, verdictOf: VerdictOf): void {
  const when = site.textAt(['announcement', 'when']);
  if (!when) return;
  const template = parseTemplate(
    { text: `{% if ${when.text} %}true{% endif %}`, path: site.file },
    { site, read: (target) => ({ rule: 'missing-include', problem: target }) },
  );
  const [condition] = template.conditions;
  if (!condition?.extents) return;
  const { extents } = condition;
  const verdict = verdictOf({
    condition: { ...condition, extents },
    looks: site.variants.flatMap((variant) =>
      template.observe(variant).map(({ outcome, operands }) => ({ variant, outcome, operands })),
    ),
  });
  if (verdict === undefined) return;
  const { body } = rewrite.parts(site.file);
  rewrite.set(site.file, { body: withVerdict(body, ['announcement', 'when'], verdict) });
}

function withVerdict(yaml: string, path: YamlPath, verdict: Verdict): string {
  if (typeof verdict === 'string') return withText(yaml, path, verdict);
  return withoutValue(yaml, verdict ? path : path.slice(0, -1));
}

/** A page's frontmatter with other YAML in it; nothing is left of one without keys. */
export function inFrontmatter(head: string, change: (yaml: string) => string): string {
  const [, opening = '---\n', yaml = '', closing = '---\n'] =
    /^(---[ \t]*\n)([\s\S]*?)(---[ \t]*\n?)$/.exec(head) ?? [];
  const now = change(yaml);
  if (now.trim() === '') return '';
  return opening + now + (head === '' ? `${closing}\n` : closing);
}
