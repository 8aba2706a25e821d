import type { Token } from 'markdown-it';
import { type Edit, EditedText } from '../../edits.ts';
import { lineOffsets } from '../../line-offsets.ts';
import type { Collector } from '../../markdown/collector.ts';
import { writeDestination } from '../../markdown/destinations.ts';
import { attributeEdit } from '../../markdown/html/attribute-edit.ts';
import { isCustomTag } from '../../markdown/html/html-tags.ts';
import { withOwnSuffix } from '../../markdown/image-attributes.ts';
import type { HtmlPart, Reference } from '../../markdown/types.ts';
import type { TextRange } from '../../place.ts';
import { isKept, type LinkTarget, targetUrl } from './link-target.ts';
import { withoutMarks } from './without-marks.ts';

/** What a twin is made of: a text, and what its parser knows of it. */
export interface TwinSource {
  text: string;
  tokens: readonly Token[];
  collector: Pick<Collector, 'links' | 'images' | 'files' | 'html' | 'overruled'>;
}

/** How a twin leads on. */
export interface TwinLinks {
  /** says what a target leads to */
  resolve(target: string): LinkTarget;
  /** the public address of the site, without a slash at its end; empty when nobody knows it */
  origin: string;
}

/**
 * The Markdown of an edition as its `.md` twin shows it: in the dialect of its writer, with links and pictures that lead where
 * the HTML's do and that every parser takes for such, without comments and marks of lists of headings, and with what readers without scripts see in the place
 * of custom elements. The blank lines that tags left behind are gone. Code stays as it is; prefixes stay abstract.
 */
export function twinText(
  { text, tokens, collector: { links, images, files, html, overruled } }: TwinSource,
  leading: TwinLinks,
): string {
  const readdressed = readdresser(text, overruled, leading);
  return withoutGaps(
    text,
    [
      ...[...links, ...files].flatMap((each) => readdressed(each)),
      ...picturesForAll(images, readdressed),
      ...withoutMarks({ text, html, tokens }),
      ...withoutWidgets(html),
    ],
    tokens,
  );
}

/** Makes an edit that writes the address that a target stands for, or another, in its place; none where it is fine as it stands. */
type Readdress = (reference: Reference, shown?: (url: string) => string) => Edit[];

function readdresser(
  text: string,
  overruled: Collector['overruled'],
  { resolve, origin }: TwinLinks,
): Readdress {
  const urls = new Map<string, string>();
  const urlOf = (target: string): string => {
    const url = urls.get(target) ?? addressOf(target);
    urls.set(target, url);
    return url;
  };
  // Whoever has a twin may not know any more where it came from.
  const addressOf = (target: string): string => {
    const url = targetUrl(resolve(target));
    if (url !== undefined) return origin + url;
    return /^\/(?!\/)/.test(target) ? origin + target : target;
  };
  return ({ target, text: label, range, named, isTag, isPart }, shown = (url) => url) => {
    const url = shown(urlOf(target));
    if (named)
      return [
        {
          ...named,
          written: `${text[named.from] === '!' ? '!' : ''}[${label.replace(/[[\]\\]/g, '\\$&')}](${writeDestination(url)})`,
        },
      ];
    if (!range) return [];
    // Of several definitions of a name, other parsers take the first.
    const others = (overruled.get(range) ?? []).map((other) => ({
      ...other,
      written: writeDestination(url),
    }));
    if (isKept(url)) return others;
    const typed = text.slice(range.from, range.to);
    // What leads elsewhere stays as it was typed, unless only our parser can read it.
    if (url === target && (isTag || typed.startsWith('<') || !/\s/.test(typed))) return others;
    return [
      isTag ? attributeEdit(text, range, url, isPart) : { ...range, written: writeDestination(url) },
      ...others,
    ];
  };
}

const LIGHT = '#only-light';
const DARK = '#only-dark';

/** Of two pictures for light and for dark pages, the light one stays, for all. */
function picturesForAll(images: readonly Reference[], readdressed: Readdress): Edit[] {
  const is = (address: string, suffix: string): boolean => withOwnSuffix(address).endsWith(suffix);
  const hasLight = images.some(({ target }) => is(target, LIGHT));
  return images.flatMap((image) =>
    hasLight && is(image.target, DARK)
      ? without(image.whole)
      : readdressed(image, (url) => (is(url, LIGHT) ? url.slice(0, url.lastIndexOf('#')) : url)),
  );
}

/**
 * Takes out the tags of custom elements: such an element is what its script makes of it, and what is in it speaks to readers
 * without scripts. A tag that nobody closes is a placeholder (`<client-id>`).
 */
function withoutWidgets(html: readonly HtmlPart[]): Edit[] {
  const ends = widgetEnds(html);
  const names = new Set(
    html.flatMap(({ tag }) => (tag && isCustomTag(tag.name) && tag.kind === 'close' ? [tag.name] : [])),
  );
  let end = 0;
  return html.flatMap(({ range, tag }, index) => {
    end = Math.max(end, ends.get(index) ?? 0);
    return tag && (names.has(tag.name) || (tag.name === 'p' && index < end)) ? without(range) : [];
  });
}

/** For the index of each tag that begins a custom element, that of the one that ends it. */
function widgetEnds(html: readonly HtmlPart[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [index, { tag }] of html.entries()) {
    if (!tag || !isCustomTag(tag.name)) continue;
    const begun = open.get(tag.name) ?? [];
    open.set(tag.name, begun);
    if (tag.kind === 'open') begun.push(index);
    const begin = tag.kind === 'close' ? begun.pop() : undefined;
    if (begin !== undefined) ends.set(begin, index);
  }
  return ends;
}

function without(range: TextRange | undefined): Edit[] {
  return range ? [{ ...range, written: '' }] : [];
}

/** A text with its edits, and with one blank line for several, except in code. */
function withoutGaps(text: string, edits: readonly Edit[], tokens: readonly Token[]): string {
  const edited = new EditedText(text, edits);
  const lines: string[] = [];
  let isBlank = true;
  for (const { isCode, ...stretch } of stretches(text, tokens)) {
    for (const line of edited.between(stretch).split('\n')) {
      const wasBlank = isBlank;
      isBlank = !isCode && line.trim() === '';
      if (!(isBlank && wasBlank)) lines.push(isBlank ? '' : line);
    }
  }
  return lines.join('\n');
}

/** A stretch of whole lines, without the break behind the last. */
interface Stretch extends TextRange {
  isCode: boolean;
}

function stretches(text: string, tokens: readonly Token[]): Stretch[] {
  const lines = lineOffsets(text);
  const startOf = (line: number) => lines[line] ?? text.length + 1;
  const found: Stretch[] = [];
  let at = 0;
  const push = (line: number, isCode: boolean) => {
    if (line > at) found.push({ from: startOf(at), to: startOf(line) - 1, isCode });
    at = Math.max(at, line);
  };
  const code = tokens.flatMap(({ type, map }) => (map && CODE.includes(type) ? [map] : []));
  for (const [first, end] of code.toSorted((a, b) => a[0] - b[0])) {
    push(first, false);
    push(end, true);
  }
  push(lines.length, false);
  return found;
}

const CODE: readonly string[] = ['fence', 'code_block', 'formula_block', 'diagram'];
