import { join } from 'node:path';
import type { Finding } from '../../finding.ts';
import type { TextStart } from '../../place.ts';
import { parseTemplate, type Template } from '../../template/template.ts';
import { VariantSet } from '../../variants/variant-set.ts';
import { slugOf } from './file-list.ts';
import { type SplitSource, splitFrontmatter } from './frontmatter.ts';
import type { Page } from './page.ts';
import type { SourceWorld } from './source-world.ts';
import { readTextFile } from './text-file.ts';
import { variantsWhere } from './when.ts';

/** The text of a page below its frontmatter. */
export interface PageText {
  page: Page;
  body: string;
  /** where it begins in the file */
  begins: TextStart;
}

/** A page as its file has it. */
export interface PageFile extends PageText {
  textAt: SplitSource['textAt'];
}

/** Reads a page's file and its frontmatter; what is wrong with them is a finding. */
export function readPageFile(
  path: string,
  { root, site }: Pick<SourceWorld, 'root' | 'site'>,
): { source: PageFile | undefined; findings: Finding[] } {
  const reading = readTextFile(join(root, path), path);
  if ('findings' in reading) return { source: undefined, findings: reading.findings };
  const { frontmatter, body, begins, textAt, findings } = splitFrontmatter(
    reading.text,
    path,
    site.undefined === 'keep' ? 'warning' : 'error',
  );
  if (findings.some(({ severity }) => severity === 'error')) return { source: undefined, findings };
  if (body.trim() === '') {
    const message = 'This page is empty.';
    const hint = 'Write something, or delete the file.';
    return {
      source: undefined,
      findings: [{ severity: 'error', rule: 'empty-page', message, hint, place: { file: path, line: 1 } }],
    };
  }
  const page: Page = { path, slug: slugOf(path), format: path.endsWith('x') ? 'mdx' : 'md', frontmatter };
  return { source: { page, body, begins, textAt }, findings };
}

/** Reads the text of a page as a template. */
export function templateOf({ page, body, begins }: PageText, world: SourceWorld): Template {
  return parseTemplate({ text: body, path: page.path, begins }, { ...world, append: world.site.autoAppend });
}

/** The variants in which a page exists, as its `when:` says. */
export function existence(
  { page, textAt }: PageFile,
  world: SourceWorld,
): { variants: VariantSet; findings: Finding[] } {
  const when = textAt('when');
  if (when === undefined) return { variants: VariantSet.all(world.site), findings: [] };
  const { path: file, frontmatter } = page;
  const { variants, findings } = variantsWhere(
    when,
    { file, rule: 'invalid-frontmatter', attributes: frontmatter.attributes },
    world,
  );
  if (variants.size === 0 && findings.length === 0) {
    const message = `This page exists nowhere, since its when: is true in no variant: ${when.text.trim()}.`;
    const hint = 'Correct when:, or delete the page.';
    findings.push({
      severity: 'warning',
      rule: 'page-nowhere',
      message,
      hint,
      place: { file, line: when.line },
    });
  }
  return { variants, findings };
}
