import type { Token } from 'markdown-it';
import { codeEnds } from '../../markdown/code-ends.ts';
import { readDestination, writeDestination } from '../../markdown/destinations.ts';
import {
  escapeAttribute,
  isCustomTag,
  readTag,
  tagAttributes,
  unescapeHtml,
} from '../../markdown/html/html-tags.ts';
import type { Reference } from '../../markdown/types.ts';
import { isKept, type LinkTarget, targetUrl } from './link-target.ts';

/** What a twin is made of. */
export interface TwinSource {
  text: string;
  /** the text, parsed: it says which lines are code */
  tokens: readonly Token[];
  /** the edition's links and pictures, with their targets as the writer wrote them */
  references: readonly Reference[];
}

/** Changes what begins at `position` of a text: what to write in its place, and where it ends. */
type Rule = (position: number) => { written: string; end: number } | undefined;

/** What rules know of an edition. */
interface Edition {
  /** the address of every target of its links and pictures */
  urls: ReadonlyMap<string, string>;
  /** whether it has pictures for light pages, which stand for those for dark ones */
  hasLight: boolean;
  /** names of the custom elements that it closes; a tag that nobody closes is a placeholder (`<client-id>`) */
  widgets: ReadonlySet<string>;
}

/**
 * The Markdown of an edition as its `.md` twin shows it: in the dialect of its writer, with links and pictures that lead where
 * the HTML's do and that every parser takes for such, without comments, and with what readers without scripts see in the place
 * of custom elements. The blank lines that tags left behind are gone. Code stays as it is; prefixes stay abstract.
 */
export function twinText(
  { text, tokens, references }: TwinSource,
  resolve: (target: string) => LinkTarget,
): string {
  const edition: Edition = {
    urls: new Map(references.map(({ target }) => [target, targetUrl(resolve(target)) ?? target])),
    hasLight: text.includes('#only-light'),
    widgets: new Set(Array.from(text.matchAll(/<\/([\w.:-]+)\s*>/g), ([, name]) => name!.toLowerCase())),
  };
  return withoutGaps(
    split(text, tokens).map((piece) =>
      piece.kind === 'code' ? piece : { ...piece, text: rewrite(piece, edition) },
    ),
  );
}

/** A stretch of whole lines. */
interface Piece {
  text: string;
  /** in raw HTML, only tags mean something */
  kind: 'code' | 'html' | 'text';
}

/** A text in stretches of lines of one kind. */
function split(text: string, tokens: readonly Token[]): Piece[] {
  const lines = text.split('\n');
  const kinds = lines.map((): Piece['kind'] => 'text');
  for (const kind of ['html', 'text', 'code'] as const)
    for (const { type, map } of tokens) if (map && KINDS[type] === kind) kinds.fill(kind, map[0], map[1]);
  const pieces: Piece[] = [];
  let from = 0;
  for (let line = 1; line <= lines.length; line++) {
    if (line < lines.length && kinds[line] === kinds[from]) continue;
    pieces.push({ text: lines.slice(from, line).join('\n'), kind: kinds[from]! });
    from = line;
  }
  return pieces;
}

const KINDS: Record<string, Piece['kind']> = {
  html_block: 'html',
  inline: 'text',
  fence: 'code',
  code_block: 'code',
};

/** Signs with which something begins that a rule may change. */
const BEGINNINGS = /\\.|`+|<|!\[|\]\(|^[ \t>]*\[(?!\^)[^\]\n]*\]:/gms;

function rewrite({ text: prose, kind }: Piece, edition: Edition): string {
  const raw = [comment(prose), tag(prose, edition)];
  const rules =
    kind === 'html'
      ? raw
      : [
          inlineCode(prose),
          darkPicture(prose, edition),
          link(prose, edition),
          definition(prose, edition),
          ...raw,
        ];
  let written = '';
  let from = 0;
  BEGINNINGS.lastIndex = 0;
  for (let match = BEGINNINGS.exec(prose); match; match = BEGINNINGS.exec(prose)) {
    for (const rule of rules) {
      const change = rule(match.index);
      if (!change) continue;
      written += prose.slice(from, match.index) + change.written;
      from = change.end;
      BEGINNINGS.lastIndex = from;
      break;
    }
  }
  return written + prose.slice(from);
}

/** Code in a line stays as it is. */
function inlineCode(text: string): Rule {
  const codeEnd = codeEnds(text, '\n\n');
  return (position) => {
    if (text[position] !== '`') return undefined;
    const start = ticksEnd(text, position);
    const found = codeEnd(position, start);
    const end = found === -1 ? start : found;
    return { written: text.slice(position, end), end };
  };
}

function ticksEnd(text: string, position: number): number {
  let end = position;
  while (text[end] === '`') end++;
  return end;
}

/** Comments are the writer's own. */
function comment(text: string): Rule {
  // Behind the last end, a page may have thousands of beginnings.
  const last = text.lastIndexOf('-->');
  return (position) => {
    const from = position + 4;
    const end = from <= last && text.startsWith('<!--', position) ? text.indexOf('-->', from) : -1;
    return end === -1 ? undefined : { written: '', end: end + 3 };
  };
}

/** Characters. What stands in the brackets of a picture, or behind its target, is shorter. */
const LONGEST = 2000;

/** Of two pictures for light and for dark pages, the light one stays. */
function darkPicture(text: string, { hasLight }: Edition): Rule {
  return (position) => {
    if (!hasLight || !text.startsWith('![', position)) return undefined;
    const middle = text.slice(position, position + LONGEST).indexOf('](');
    const destination = middle === -1 ? undefined : readDestination(text, position + middle + 2);
    if (!destination?.target.endsWith('#only-dark')) return undefined;
    const rest = text.slice(destination.end, destination.end + LONGEST);
    const [ending] = /^(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)(?:\{[^{}\n]*\})?/.exec(rest) ?? [];
    return ending === undefined ? undefined : { written: '', end: destination.end + ending.length };
  };
}

/** `](target`: of a link or a picture. */
function link(text: string, { urls }: Edition): Rule {
  return (position) =>
    text.startsWith('](', position) ? readdressed(text, position, position + 2, urls) : undefined;
}

/** `[name]: target`: what links elsewhere in the text lead to. */
function definition(text: string, { urls }: Edition): Rule {
  return (position) => {
    const [opening] = /^[ \t>]*\[[^\]\n]*\]:[ \t]*/.exec(text.slice(position, position + LONGEST)) ?? [];
    return opening === undefined ? undefined : readdressed(text, position, position + opening.length, urls);
  };
}

/** The text from `position` up to the end of the target that begins at `start`, with the address that it stands for. */
function readdressed(text: string, position: number, start: number, urls: ReadonlyMap<string, string>) {
  const destination = readDestination(text, start);
  const url = destination && urls.get(destination.target);
  if (url === undefined || isKept(url)) return undefined;
  const { target, end } = destination!;
  const typed = text.slice(start, end);
  // What leads elsewhere stays as it was typed, unless only our parser can read it.
  const isFine = url === target && (typed.startsWith('<') || !/\s/.test(typed));
  return { written: text.slice(position, start) + (isFine ? typed : writeDestination(forAll(url))), end };
}

/** The address of a picture for light pages: no other stands beside it any more. */
function forAll(url: string): string {
  return url.replace(/#only-light$/, '');
}

/**
 * A tag of raw HTML: its addresses lead where the page's do. Those of a custom element go: it is what its script makes of it,
 * and what is in it speaks to readers without scripts.
 */
function tag(text: string, { urls, hasLight, widgets }: Edition): Rule {
  let depth = 0;
  return (position) => {
    const found = text[position] === '<' ? readTag(text, position) : undefined;
    if (!found) return undefined;
    const { name, kind, end } = found;
    if (isCustomTag(name) && widgets.has(name)) {
      depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      return { written: '', end };
    }
    if (depth > 0 && name === 'p') return { written: '', end };
    const source = unescapeHtml(tagAttributes(found.attributes).get('src') ?? '');
    if (hasLight && source.endsWith('#only-dark')) return { written: '', end };
    const written = text
      .slice(position, end)
      .replace(ATTRIBUTE_VALUE, (typed, before: string, double?: string, single?: string, bare?: string) => {
        const url = urls.get(unescapeHtml(double ?? single ?? bare ?? ''));
        return url === undefined ? typed : `${before}"${escapeAttribute(forAll(url))}"`;
      });
    return { written, end };
  };
}

const ATTRIBUTE_VALUE = /(=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** Joins stretches, with one blank line for several, except in code. */
function withoutGaps(pieces: readonly Piece[]): string {
  const lines: string[] = [];
  let isBlank = true;
  for (const { text, kind } of pieces) {
    for (const line of text.split('\n')) {
      const wasBlank = isBlank;
      isBlank = kind !== 'code' && line.trim() === '';
      if (!(isBlank && wasBlank)) lines.push(isBlank ? '' : line);
    }
  }
  return lines.join('\n');
}
