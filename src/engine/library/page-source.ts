import { join } from 'node:path';
import type { Finding } from '../finding.ts';
import type { ReadInclude } from '../template/includes.ts';
import type { Macro } from '../template/macros.ts';
import { parseTemplate, type Template } from '../template/template.ts';
import type { Site, Variant } from '../variants/site.ts';
import { slugOf } from './content-folder.ts';
import { type SplitSource, splitFrontmatter } from './frontmatter.ts';
import { readSource } from './read-source.ts';
import type { Page } from './types.ts';

/** A page as its file has it. */
export interface PageSource {
  page: Page;
  body: string;
  firstLine: number;
  lineOf: SplitSource['lineOf'];
}

/** What reading a page needs. */
export interface SourceWorld {
  root: string;
  site: Site;
  read: ReadInclude;
  macros: readonly Macro[];
}

/** Reads a page's file and its frontmatter; what is wrong with them is a finding. */
export function readPage(
  path: string,
  { root }: Pick<SourceWorld, 'root'>,
): { source: PageSource | undefined; findings: Finding[] } {
  const reading = readSource(join(root, path), path);
  if ('findings' in reading) return { source: undefined, findings: reading.findings };
  const { frontmatter, body, firstLine, lineOf, findings } = splitFrontmatter(reading.text, path);
  if (findings.length > 0) return { source: undefined, findings };
  if (body.trim() === '') {
    const message = 'This page is empty.';
    const hint = 'Write something, or delete the file.';
    return {
      source: undefined,
      findings: [{ severity: 'error', rule: 'empty-page', message, hint, place: { file: path, line: 1 } }],
    };
  }
  const page: Page = { path, slug: slugOf(path), format: path.endsWith('x') ? 'mdx' : 'md', frontmatter };
  return { source: { page, body, firstLine, lineOf }, findings: [] };
}

/** Reads the text of a page, without its frontmatter, as a template. */
export function templateOf({ page, body, firstLine }: PageSource, world: SourceWorld): Template {
  return parseTemplate({ text: body, path: page.path, firstLine }, world);
}

/** The variants in which a page exists, as its `when:` says. */
export function existence(
  { page, lineOf }: PageSource,
  world: SourceWorld,
): { variants: Variant[]; findings: Finding[] } {
  const { when, attributes } = page.frontmatter;
  const { variants } = world.site;
  if (when === undefined) return { variants, findings: [] };
  const template = parseTemplate(
    { text: `{% if ${when} %}true{% endif %}`, path: page.path, firstLine: lineOf('when') },
    world,
  );
  const renderings = variants.map((variant) => ({
    variant,
    rendering: template.render(variant, attributes),
  }));
  const findings = [...template.findings, ...renderings.flatMap(({ rendering }) => rendering.findings)].map(
    asCondition,
  );
  return {
    variants: renderings.filter(({ rendering }) => rendering.text === 'true').map(({ variant }) => variant),
    findings,
  };
}

/** A finding about `{% if when %}` in words about `when:`, since the tag is ours and its columns are not the writer's. */
function asCondition(finding: Finding): Finding {
  return {
    ...finding,
    message: finding.message
      .replace('This tag', 'This condition')
      .replace(/"\{% if (.*?)(?: %\}|(?<=…))"/s, '"$1"')
      .replace(', found "%}"', ' at its end'),
    hint: finding.hint?.replace(/ If it is text to show, .*$/, ''),
    place: finding.place && { ...finding.place, column: undefined },
  };
}
