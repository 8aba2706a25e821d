import { z } from 'zod';
import type { Finding } from '../../finding.ts';
import type { TextStart } from '../../place.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { attributesSchema } from '../../yaml/schema.ts';
import { frontmatterShape, type SplitSource } from './frontmatter.ts';
import type { Frontmatter } from './page.ts';

/** As MkDocs looks for it: a line of hyphens that is the first of the file, and one of hyphens or dots. */
const OPENING = /^---[ \t]*\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

/** What Material for MkDocs and its plugins read of a page, and Variorum reads by itself or does without. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  'authors categories comments date draft hide icon links pin readtime revision_date slug social status subtitle tags template'.split(
    ' ',
  ),
);

/** Keys that say here what they say to MkDocs, or what their value shows to be meant for Variorum. */
const KEYS = Object.keys(frontmatterShape) as (keyof Frontmatter)[];

/**
 * Takes the frontmatter off a page of an MkDocs project, which may hold anything: keys that say something here are read, others are
 * variables of the page. Nothing in it is an error, since MkDocs builds such pages.
 *
 * @param hasTemplates whether variables can be printed: otherwise nobody reads keys that mean nothing, which is told
 */
export function splitForeignFrontmatter(text: string, file: string, hasTemplates: boolean): SplitSource {
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  const rest = text.slice(opening);
  const closing = opening > 0 ? CLOSING.exec(rest) : null;
  if (!closing) return { ...NOTHING, body: text };
  const yaml = rest.slice(0, closing.index);
  const reading = readYaml(yaml, z.record(z.string(), z.unknown()), {
    file,
    begins: { line: 2, offset: opening },
  });
  const body = rest.slice(closing.index + closing[0].length + 1);
  const begins: TextStart = { line: yaml.split('\n').length + 2, offset: text.length - body.length };
  const found = reading.value ?? {};
  const frontmatter: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  const findings: Finding[] = reading.findings.map((finding) => ({
    ...finding,
    severity: 'warning',
    rule: 'invalid-frontmatter',
  }));
  for (const [key, value] of Object.entries(found)) {
    if (value === null) continue;
    const known = KEYS.find((each) => each === key);
    const read = known && frontmatterShape[known].safeParse(known === 'title' ? asText(value) : value);
    if (read?.success) frontmatter[key] = read.data;
    else if (key === 'search') frontmatter.search = !isExcluded(value);
    else if (key === 'render_macros' || key === 'ignore_macros')
      frontmatter.templates = key === 'render_macros' ? value === true : value !== true;
    else if (attributesSchema.safeParse({ [key]: value }).success) {
      attributes[key] = value;
      if (!hasTemplates && !UNDERSTOOD.has(key))
        findings.push(unread(key, { file, line: reading.lineOf([key]) }));
    }
  }
  if (hasTemplates && Object.keys(attributes).length > 0)
    frontmatter.attributes = { ...attributes, ...(frontmatter.attributes as object | undefined) };
  return {
    frontmatter,
    body,
    begins,
    textAt: (...path) => (path[0]! in frontmatter ? reading.textAt(path) : undefined),
    findings,
  };
}

const NOTHING: Omit<SplitSource, 'body'> = {
  frontmatter: {},
  begins: { line: 1, offset: 0 },
  textAt: () => undefined,
  findings: [],
};

/** A year or a version is a title as well. */
function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function isExcluded(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'exclude' in value && value.exclude === true;
}

function unread(key: string, place: NonNullable<Finding['place']>): Finding {
  return {
    severity: 'warning',
    rule: 'unread-frontmatter',
    message: `Nothing reads the key "${key}" of this frontmatter.`,
    hint: 'Remove it, unless a tool of yours needs it.',
    place,
  };
}
