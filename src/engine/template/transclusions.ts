import { braced, starred } from './braced-includes.ts';
import { elsewhere, readIncludeTag } from './include-tag.ts';
import { snippetLines } from './snippet-lines.ts';
import { tableFiles } from './table-files.ts';
import { scanTags, type TemplateTag } from './tags.ts';
import type { Transclusion, TransclusionPart } from './transclusion.ts';

/** What follows the scissors of a snippet: a file in quotes. */
const QUOTED = /^[ \t]+("[^"]+"|'[^']+')$/;

/** Whether a text has anything that could name a file: whoever asks saves reading it for its tags. */
export function mayTransclude(text: string): boolean {
  return (
    text.includes('include') ||
    text.includes('read_') ||
    text.includes('8<-') ||
    text.includes('{!') ||
    text.includes('{*')
  );
}

/** Finds everything in a text that names files to stand in its place, in order; nothing that `{% raw %}` protects. */
export function findTransclusions(text: string, hasTags = true, hasTables = false): Transclusion[] {
  const tags = hasTags && text.includes('{%') ? scanTags(text) : [];
  const found = tags.flatMap((tag) => ofTag(text, tag));
  const hasSnippets = text.includes('8<-');
  const tables = hasTables && text.includes('read_') ? tableFiles(text) : [];
  if (tables.length === 0 && !hasSnippets && !text.includes('{!') && !text.includes('{*')) return found;
  const others = [
    ...tables,
    ...(hasSnippets ? snippets(text) : []),
    ...shouted(text),
    ...braced(text),
    ...starred(text),
  ];
  const raw = rawRanges(tags, text.length);
  const isFree = ({ start, end }: Transclusion) =>
    !raw.some(({ from, to }) => from <= start && start < to) &&
    !found.some((each) => each.start < end && start < each.end);
  return [...found, ...others.filter(isFree)].toSorted((a, b) => a.start - b.start);
}

function rawRanges(tags: readonly TemplateTag[], length: number): { from: number; to: number }[] {
  return tags.flatMap(({ kind, name, end }, index) =>
    kind === 'block' && (name === 'raw' || name === 'verbatim')
      ? [{ from: end, to: tags[index + 1]?.start ?? length }]
      : [],
  );
}

function ofTag(text: string, tag: TemplateTag): Transclusion[] {
  if (!tag.closed || (tag.name !== 'include' && tag.name !== 'include-markdown')) return [];
  // "{%-" and "-%}" take the space around them away, as they do in other tags.
  const start = text[tag.start + 2] === '-' ? text.slice(0, tag.start).trimEnd().length : tag.start;
  const end = text[tag.end - 3] === '-' ? skipSpace(text, tag.end) : tag.end;
  return [{ start, end, parts: partsOf(tag, tag.start) }];
}

/** What a tag brings in, and what is wrong with it. */
function partsOf(tag: Pick<TemplateTag, 'name' | 'body'>, at: number): TransclusionPart[] {
  const read = readIncludeTag(tag);
  if (!('target' in read)) return [{ kind: 'problem', severity: 'error', ...read, at }];
  const { problem, ...request } = read;
  const told: TransclusionPart[] = problem ? [{ kind: 'problem', severity: 'error', ...problem, at }] : [];
  return [...told, { kind: 'file', request, at }];
}

/** A tag of include-markdown, between the signs that projects give it whose pages have other tags as well. */
const SHOUTED =
  /(?<!`)\{!\s{0,9}(include(?:-markdown)?)(\s{1,9}(?:"[^"\n]{1,300}"|'[^'\n]{1,300}')[^{}]{0,600}?)!\}/g;

function shouted(text: string): Transclusion[] {
  return Array.from(text.matchAll(SHOUTED), ({ index: start, 0: all, 1: name = '', 2: rest = '' }) => ({
    start,
    end: start + all.length,
    parts: partsOf({ name, body: (name + rest).trimEnd() }, start),
  }));
}

function skipSpace(text: string, from: number): number {
  let offset = from;
  while (/\s/.test(text[offset] ?? '')) offset++;
  return offset;
}

/** What follows the scissors in a line that begins or ends a section of the text in which it stands. */
const SECTION_MARK = /^[ \t]+\[[ \t]*(?:start|end)[ \t]*:[ \t]*[a-z][\w-]*[ \t]*\]/i;

/**
 * The snippets of PyMdown: `--8<-- "file"`, and a list of files, a line each, between two lines `--8<--`. Lines that mark the
 * sections of a text, for others who take one, go.
 */
function snippets(text: string): Transclusion[] {
  const found: Transclusion[] = [];
  let open: { start: number; listFrom: number; indent: string } | undefined;
  for (const { start, end, at, semicolons, before, behind } of snippetLines(text)) {
    const quoted = QUOTED.exec(behind)?.[1];
    const isOwnLine = before.trim() === '' && (behind === '' || quoted !== undefined);
    // A sentence that tells of such a mark has it in code.
    const isMark = !before.includes('`') && SECTION_MARK.test(behind);
    if (open) {
      if (!isOwnLine || semicolons > 0 || quoted !== undefined) continue;
      found.push({ start: open.start, end, parts: listed(text, open, start) });
      open = undefined;
    } else if ((isOwnLine || isMark) && semicolons > 0)
      found.push({
        start: at,
        end: at + semicolons,
        parts: [{ kind: 'text', text: ';'.repeat(semicolons - 1), at }],
      });
    else if (isOwnLine && quoted !== undefined)
      found.push({ start: at, end, parts: snippet(quoted.slice(1, -1), at) });
    else if (isMark) found.push({ start, end: Math.min(text.length, end + 1), parts: [] });
    else if (isOwnLine) open = { start: at, listFrom: end + 1, indent: before };
    // In a comment that ends behind it, nobody sees it.
    else if (semicolons === 0 && !/`|<!--/.test(before) && /^[ \t]+["'](?!.*-->\s*$)/.test(behind)) {
      const message = 'This snippet stands in a line with other text, where it is no snippet.';
      const hint = 'Give it a line of its own. In the cell of a table, write {% include "…" %}.';
      found.push({
        start: at,
        end: at,
        parts: [{ kind: 'problem', severity: 'warning', message, hint, at }],
      });
    }
  }
  return found;
}

function listed(
  text: string,
  { listFrom, indent }: { listFrom: number; indent: string },
  to: number,
): TransclusionPart[] {
  const parts: TransclusionPart[] = [];
  let at = listFrom;
  for (const line of text.slice(listFrom, Math.max(listFrom, to - 1)).split('\n')) {
    const path = line.trim();
    const made =
      path === '' ? [{ kind: 'text' as const, text: '', at }] : snippet(path, at + line.indexOf(path));
    for (const part of made) {
      if (parts.length > 0) parts.push({ kind: 'text', text: `\n${indent}`, at });
      parts.push(part);
    }
    at += line.length + 1;
  }
  return parts;
}

const RANGES = /^([^:]*)((?::-?\d*){1,2}(?:,-?\d*(?::-?\d*)?)*)$/;
const SECTION = /^(.+):([a-z][\w-]*)$/i;

/** A snippet's path, with the lines or the section that it asks for; nothing for one that is switched off. */
function snippet(path: string, at: number): TransclusionPart[] {
  if (path.startsWith(';')) return [];
  if (/^https?:\/\//i.test(path))
    return [
      {
        kind: 'problem',
        severity: 'error',
        ...elsewhere('This snippet', path),
        at,
      },
    ];
  const request = { isSnippet: true, mayBeMissing: false } as const;
  const [, lined, ranges] = RANGES.exec(path) ?? [];
  if (lined !== undefined && ranges !== undefined && /\d/.test(ranges))
    return [
      {
        kind: 'file',
        request: { ...request, target: lined, select: { lines: rangesOf(ranges.slice(1)) } },
        at,
      },
    ];
  const [, sectioned, section] = SECTION.exec(path) ?? [];
  return [
    {
      kind: 'file',
      request:
        sectioned === undefined
          ? { ...request, target: path }
          : { ...request, target: sectioned, select: { section: section! } },
      at,
    },
  ];
}

/** `4:6,9` as pairs of lines; an open end is that of the file, and negative numbers count from there. */
function rangesOf(text: string): [from: number, to: number][] {
  return text.split(',').map((range) => {
    const [from = '', to = ''] = range.split(':');
    return [Number(from || 1), Number(to || -1)];
  });
}
