import type { Finding } from '../../finding.ts';
import type { MarkdownProblem, Reference } from '../../markdown/types.ts';
import { limited } from '../../suggest.ts';
import { FOR_WRITERS, type VariantSet } from '../../variants/variant-set.ts';
import type { Document } from '../names/document.ts';
import { editionFindings } from './edition-findings.ts';
import type { EditionText } from './editions.ts';
import { isKept, type LinkWorld, resolveTarget } from './link-target.ts';
import { slugAsWritten } from './slug-as-written.ts';

/** What the check must know of the pages. */
export interface LinkCheckWorld extends LinkWorld {
  /** the variants in which a slug leads to a page */
  variantsWith(slug: string): VariantSet;
  /** the variants in which the site lists the pages of a folder */
  variantsListing(folder: string): VariantSet;
  /** the document at an address of the site */
  documentAt(address: string): Document | undefined;
  /** what a page that was once called so is called now */
  renamed(slug: string): string | undefined;
  /** the slug of a page that was probably meant by one that none has */
  closestPage(slug: string): string | undefined;
}

/**
 * Finds links of an edition that lead nowhere: to no page at all, or to a page that some of the edition's variants do
 * not have.
 */
export function checkLinks(
  edition: EditionText,
  links: readonly Reference[],
  world: LinkCheckWorld,
): Finding[] {
  const { page, variants } = edition;
  const suggest = limited(world.closestPage);
  const absences = new Map<string, Absence>();
  return links.flatMap(({ target, line, range, element }): Finding[] => {
    if (isKept(target)) return [];
    if (target.trim() === '') {
      const message = `${element === undefined ? 'This link' : `This <${element}>`} has no address: it leads to the page on which it stands.`;
      const hint = 'Write where it leads, or take the link away.';
      return warnings(edition, { rule: 'empty-link', message, hint, line, range });
    }
    const what = element === undefined ? 'This link' : `This <${element}>`;
    const resolved = resolveTarget(target, page.path, world);
    if (resolved.kind === 'missing') {
      const unserved = world.unserved(world.folderOf(page.path) + resolved.slug.replace(/^\//, ''));
      if (unserved) {
        const message = `${what} leads to "${unserved.path}", which lies there but is not served: ${unserved.why}.`;
        return warnings(edition, { rule: 'unserved-file', message, hint: unserved.hint, line, range });
      }
      const isFile = /\.(?!html?$)[a-z][a-z\d]{0,7}$/i.test(resolved.slug);
      const message = `${what} leads to no ${isFile ? 'file' : 'page'}: "${slugAsWritten(resolved.slug, range, edition, world)}".`;
      return warnings(edition, {
        rule: 'missing-page',
        message,
        hint: hintFor(resolved.slug, isFile, world, suggest),
        line,
        range,
      });
    }
    if (resolved.kind === 'fixed') return pinned(edition, resolved.path, { line, range }, world);
    if (resolved.kind !== 'page') return [];
    const absence = absences.get(resolved.slug) ?? absenceOf(resolved.slug, variants, world);
    absences.set(resolved.slug, absence);
    const { without, message } = absence;
    if (without.size === 0) return [];
    const hint = 'Put the link under the condition that the page has in its when:.';
    return warnings(edition, { rule: 'absent-page', message, hint, line, range }, without);
  });
}

/** Where a page is missing. */
interface Absence {
  without: VariantSet;
  message: string;
}

function absenceOf(slug: string, variants: VariantSet, world: LinkCheckWorld): Absence {
  const having = world.variantsWith(slug);
  const existing = variants.isWithin(having) ? having : having.union(world.variantsListing(slug));
  return {
    without: variants.minus(existing),
    message: `This link leads to "${slug}", which exists only in ${existing.describe(FOR_WRITERS)}.`,
  };
}

function warnings(
  edition: EditionText,
  problem: Omit<MarkdownProblem, 'severity'>,
  variants?: VariantSet,
): Finding[] {
  return editionFindings(edition, { severity: 'warning', ...problem }, variants);
}

/** A link to a page in one version of the reader's product takes readers of the others out of theirs. */
function pinned(
  edition: EditionText,
  path: string,
  written: Pick<Reference, 'line' | 'range'>,
  world: LinkCheckWorld,
): Finding[] {
  const document = world.documentAt(path);
  if (!document) return [];
  const { page, variant: target } = document;
  const having = world.variantsWith(page.slug);
  const leaving = edition.variants.filter(
    (variant) => variant !== target && variant.product === target.product && having.has(variant),
  );
  if (leaving.size === 0) return [];
  const message = `This link leads out of the reader's version: to "${page.slug}" in ${target.id}.`;
  const hint = `Write {{ base_path }}/${page.slug}/, or put the link under a condition.`;
  return warnings(edition, { rule: 'pinned-link', message, hint, ...written }, leaving);
}

function hintFor(
  slug: string,
  isFile: boolean,
  world: LinkCheckWorld,
  suggest: LinkCheckWorld['closestPage'],
): string {
  if (slug.includes('\\')) return 'Write it with slashes: backslashes are none in an address.';
  const renamed = world.renamed(slug);
  if (renamed !== undefined) return `That page is now called "${renamed}".`;
  const suggestion = suggest(slug) ?? (isFile ? world.closestAsset(slug) : undefined);
  if (suggestion) return `Did you mean "${suggestion}"?`;
  return isFile
    ? 'Add the file to the content folder, correct the path, or remove the link.'
    : 'Correct the path, or remove the link.';
}
