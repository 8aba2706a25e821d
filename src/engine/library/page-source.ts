import { join } from 'node:path';
import type { Finding } from '../finding.ts';
import type { ReadInclude } from '../template/includes.ts';
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

/** Renders a short text of the frontmatter (title, description) in a variant. */
export function renderField(
  text: string,
  page: Page,
  line: number,
  variant: Variant,
  world: SourceWorld,
): { text: string; findings: Finding[] } {
  if (!text.includes('{')) return { text, findings: [] };
  const template = parseTemplate({ text, path: page.path, firstLine: line }, world);
  const rendering = template.render(variant, page.frontmatter.attributes);
  return { text: rendering.text.trim(), findings: [...template.findings, ...rendering.findings] };
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
  // The condition stands in a tag of ours: its columns say nothing about the writer's line.
  const findings = [...template.findings, ...renderings.flatMap(({ rendering }) => rendering.findings)].map(
    (finding) => ({
      ...finding,
      place: finding.place && { ...finding.place, column: undefined },
    }),
  );
  return {
    variants: renderings.filter(({ rendering }) => rendering.text === 'true').map(({ variant }) => variant),
    findings,
  };
}
