import { z } from 'zod';
import type { Finding } from '../../finding.ts';
import type { TextStart } from '../../place.ts';
import { beginsWithKeys } from '../../yaml/begins-with-keys.ts';
import { indentQuoted } from '../../yaml/indent-quoted.ts';
import { readYaml, type WrittenText } from '../../yaml/read-yaml.ts';
import { attributesSchema } from '../../yaml/schema.ts';
import { frontmatterShape, type SplitSource } from './frontmatter.ts';
import type { Frontmatter } from './page.ts';

/** As MkDocs looks for it: a line of hyphens that is the first of the file, and one of hyphens or dots. */
const OPENING = /^---[ \t]*\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

/** A key of YAML at the beginning of a line; all of them may be indented. */
const HAS_KEYS = /^ {0,3}["']?\w[\w .-]{0,80}["']?[ \t]*:(?:\s|$)/m;
/** A heading as the first of some lines: what looks like a key behind the number sign is none. */
const HEADING = /^\s{0,200}#{1,6} {1,20}(?![a-z_-]{1,80}:)\S/;
/** A key as MultiMarkdown has them, in the first lines of a file. */
const PLAIN_KEY = /^ {0,3}([A-Za-z0-9_-]{1,40}):(?!\/\/)(.*)$/;

/** Lines that are but keys, above a heading. */
const HEAD = /^(?:[a-z]{1,40}:(?!\/\/).{0,2000}\n){1,20}[ \t]{0,20}\n\s{0,20}#/;

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
 * @param defaults keys of files that pages in their folder take over
 */
export function splitForeignFrontmatter(
  text: string,
  file: string,
  { hasTemplates, defaults = {} }: { hasTemplates: boolean; defaults?: Readonly<Record<string, unknown>> },
): SplitSource {
  const opening = openingOf(text);
  const openingLines = text.slice(0, opening).split('\n').length - 1;
  const rest = text.slice(opening);
  const closing = opening > 0 ? CLOSING.exec(rest) : null;
  // Between two rules may stand text, too.
  if (!closing || isText(rest.slice(0, closing.index))) {
    const { keys, end } = opening > 0 ? { keys: {}, end: 0 } : plainKeys(text);
    const { frontmatter, unread } = keysOf(withDefaults(keys, defaults), hasTemplates);
    const line = text.slice(0, end).split('\n').length;
    const written = Object.keys(keys);
    return {
      frontmatter,
      body: text.slice(end),
      begins: { line, offset: end },
      textAt: (...path) => saidElsewhere(frontmatter, path),
      findings: unread
        .filter((key) => key in keys)
        .map((key) => nothingReads(key, { file, line: written.indexOf(key) + 1 })),
    };
  }
  const yaml = rest.slice(0, closing.index);
  const read = (written: string) =>
    readYaml(written, z.record(z.string(), z.unknown()), {
      file,
      begins: { line: openingLines + 1, offset: opening },
    });
  const strict = read(yaml);
  const lenient = strict.findings.length > 0 ? read(indentQuoted(yaml)) : undefined;
  const isLenient = lenient?.findings.length === 0;
  const reading = isLenient ? lenient : strict;
  const body = rest.slice(closing.index + closing[0].length + 1);
  const begins: TextStart = {
    line: yaml.split('\n').length + openingLines + 1,
    offset: text.length - body.length,
  };
  const found = reading.value ?? {};
  const { frontmatter, unread } = keysOf(withDefaults(found, defaults), hasTemplates);
  return {
    frontmatter,
    body,
    begins,
    textAt: (...path) =>
      // Of what was indented, texts do not stand where they are read.
      (!isLenient && path[0]! in frontmatter && path[0]! in found ? reading.textAt(path) : undefined) ??
      saidElsewhere(frontmatter, path),
    findings: [
      ...reading.findings.map(
        (finding): Finding => ({ ...finding, severity: 'warning', rule: 'invalid-frontmatter' }),
      ),
      ...unread
        .filter((key) => key in found)
        .map((key) => nothingReads(key, { file, line: reading.lineOf([key]) })),
    ],
  };
}

/** Where the keys of a file begin; 0 where it has none. Below blank lines, the extension `meta` of Python-Markdown finds them as well. */
function openingOf(text: string): number {
  const blank = /^(?:[ \t]*\n)+/.exec(text)?.[0].length ?? 0;
  const from = blank > 0 && beginsWithKeys(text.slice(blank)) ? blank : 0;
  const opening = OPENING.exec(text.slice(from))?.[0].length ?? 0;
  return opening === 0 ? 0 : from + opening;
}

/** A text that is no text of the file's YAML: one of the folder, of a head without marks, or a number. */
function saidElsewhere(frontmatter: Frontmatter, path: readonly string[]): WrittenText | undefined {
  let value: unknown = frontmatter;
  for (const key of path)
    value = isMap(value) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? { text: value, line: 1, begins: undefined } : undefined;
}

/**
 * Whether what stands between two rules is no frontmatter: it says something, and nothing by a key. A comment of YAML is a heading, unless it
 * begins with a key that its writer has taken out.
 */
function isText(text: string): boolean {
  return (/^[ \t]*[^\s#]/m.test(text) || HEADING.test(text)) && !HAS_KEYS.test(text);
}

/**
 * Keys in the first lines of a file without marks around them, as MkDocs reads them as well (`Title: Home`), and where the text begins.
 * A line that could be a sentence is none: they begin with a key that is known, or with a word in small letters (`author: Ann`); one
 * without a space or a text behind it (`author:Ann`, `disqus:`) where a heading follows them.
 */
function plainKeys(text: string): { keys: Record<string, unknown>; end: number } {
  const keys: Record<string, unknown> = {};
  let end = 0;
  const isHead = HEAD.test(text);
  for (const line of text.split('\n')) {
    const [, name = '', value] = PLAIN_KEY.exec(line) ?? [];
    const key = name.toLowerCase();
    const isKnown =
      UNDERSTOOD.has(key) || KEYS.some((each) => each === key) || isHead || /^[a-z]+: +\S/.test(line);
    if (value === undefined || (end === 0 && !isKnown)) break;
    keys[key] = value.trim();
    end += line.length + 1;
  }
  return { keys, end: Math.min(end, text.length) };
}

/** What of keys says something here; the others are variables, or nothing that anybody reads. */
function keysOf(
  found: Readonly<Record<string, unknown>>,
  hasTemplates: boolean,
): { frontmatter: Frontmatter; unread: string[] } {
  const frontmatter: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  const unread: string[] = [];
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
      if (!hasTemplates && !UNDERSTOOD.has(key)) unread.push(key);
    }
  }
  if (hasTemplates && Object.keys(attributes).length > 0)
    frontmatter.attributes = { ...attributes, ...(frontmatter.attributes as object | undefined) };
  return { frontmatter, unread };
}

/** Keys over those of the folder: lists and maps of both are put together, as the plugin meta does. */
export function withDefaults(
  own: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(own)) {
    const below = defaults[key];
    if (Array.isArray(below) && Array.isArray(value)) merged[key] = [...new Set([...below, ...value])];
    else if (isMap(below) && isMap(value)) merged[key] = withDefaults(value, below);
    else merged[key] = value;
  }
  return merged;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A year or a version is a title as well. */
function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function isExcluded(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'exclude' in value && value.exclude === true;
}

function nothingReads(key: string, place: NonNullable<Finding['place']>): Finding {
  return {
    severity: 'warning',
    rule: 'unread-frontmatter',
    message: `Nothing reads the key "${key}" of this frontmatter.`,
    hint: 'Remove it, unless a tool of yours needs it.',
    place,
  };
}
