import { hash } from 'node:crypto';
import { addAll } from '../../add-all.ts';
import type { Finding } from '../../finding.ts';
import type { Provenance } from '../../template/provenance.ts';
import type { Template, TemplateRendering } from '../../template/template.ts';
import type { Variant } from '../../variants/site.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import type { Edition } from './edition.ts';

/** A page's text in one edition, before Markdown. */
export interface EditionText extends Edition {
  text: string;
  /** what it is a reading of: the page with its includes, before conditions */
  source: string;
  rendering: TemplateRendering;
  /** the outcome of each condition that was looked at, by its id, in each variant: equal texts may have other reasons */
  decisions: Map<Variant, ReadonlyMap<number, boolean>>;
  /** where its text comes from, each once: the same text may stand in several branches */
  provenances: ReadonlySet<Provenance>;
  /** where its text comes from in one of its variants */
  provenanceIn(variant: Variant): Provenance;
}

/** Variants that read the same, while they are collected. */
type Group = Pick<EditionText, 'rendering' | 'decisions'> & { sources: Map<Variant, Provenance> };

/**
 * Renders a page's template in each of its variants and groups those that read the same.
 *
 * @param titleOf the title that the frontmatter gives the page
 * @returns the editions, and what is wrong with the texts, in the order of the variants
 */
export function groupEditions(
  page: Page,
  template: Template,
  variants: VariantSet,
  titleOf: (variant: Variant) => string | undefined,
): { editions: EditionText[]; findings: Finding[] } {
  const groups = new Map<string, Group>();
  const findings: Finding[] = [];
  /** by what they depend on: a version that brings nothing new to a page is not rendered again, and its text not compared */
  const renderings = new Map<string, { rendering: TemplateRendering; title: string; reading: string }>();
  const { attributes } = page.frontmatter;
  for (const variant of variants) {
    const inputs = template.inputs(variant, attributes);
    const known = renderings.get(inputs);
    const rendering = known?.rendering ?? template.render(variant, attributes);
    const title = titleOf(variant) ?? '';
    const reading = known?.title === title ? known.reading : `${title}\0${rendering.text}`;
    // What is wrong is told of each variant by its own rendering.
    if (rendering.findings.length === 0) renderings.set(inputs, { rendering, title, reading });
    addAll(findings, rendering.findings);
    const group: Group = groups.get(reading) ?? { rendering, decisions: new Map(), sources: new Map() };
    group.decisions.set(variant, rendering.decisions);
    group.sources.set(variant, rendering.provenance);
    groups.set(reading, group);
  }
  const editions = [...groups].map(([text, { rendering, decisions, sources }]): EditionText => {
    const reading = shortHash(text);
    return {
      key: shortHash(`${page.path}\0${reading}`),
      reading,
      page,
      variants: variants.filter((variant) => decisions.has(variant)),
      text: rendering.text,
      source: template.expanded.text,
      rendering,
      decisions,
      provenances: new Set(sources.values()),
      provenanceIn: (variant) => sources.get(variant)!,
    };
  });
  if (findings.length === 0 && template.findings.length === 0)
    addAll(findings, blankEditions(editions, template.conditions.length > 0));
  return { editions, findings };
}

function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** Editions without text, most of all since it is under conditions that they do not meet: readers would land on a page without words. */
function blankEditions(editions: readonly EditionText[], hasConditions: boolean): Finding[] {
  return (
    editions
      // A page that lists posts, or what has a tag, has that.
      .filter(({ page, text }) => text.trim() === '' && !page.posts && !page.listsTags)
      .map(({ page, variants }) => ({
        severity: 'warning',
        rule: 'blank-page',
        message: hasConditions
          ? 'This page has no text: all of it is under conditions that are not met.'
          : page.template === undefined
            ? 'This page has no text.'
            : `This page has no text: in MkDocs, the template ${page.template} of its theme shows it, and nothing reads that here.`,
        hint: hasConditions
          ? 'Put the condition into when: of its frontmatter, so that the page does not exist there.'
          : page.template === undefined
            ? 'Write something, or delete the file.'
            : 'Write what readers are to see there, or leave the page out.',
        place: { file: page.path, line: 1 },
        variants: variants.ids,
      }))
  );
}
