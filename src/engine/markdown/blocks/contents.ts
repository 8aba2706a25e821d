import type { StateCore, Token } from 'markdown-it';
import type { ContentsOptions } from '../../contents-options.ts';
import { type Collector, collectorOf } from '../collector.ts';
import type { Heading } from '../types.ts';

/** A line that says this and nothing else becomes the list of the page's headings, unless the site says another. */
const MARKER = '[TOC]';
/** So many such lines become lists; each further one would write all headings once more, and stays as it is typed. */
const MOST_LISTS = 4;

/** Puts the list of the page's headings into the place of `[TOC]`; it is written when they have their ids. */
export function contents(state: StateCore): void {
  const { marker = MARKER } = collectorOf(state.env).options.toc ?? {};
  if (marker === '' || !state.src.includes(marker)) return;
  const tokens: Token[] = [];
  let lists = 0;
  for (let i = 0; i < state.tokens.length; i++) {
    const token = state.tokens[i]!;
    const isMarker =
      lists < MOST_LISTS && token.type === 'paragraph_open' && isText(state.tokens[i + 1]!, marker);
    if (!isMarker) {
      tokens.push(token);
      continue;
    }
    const list = new state.Token('contents', 'div', 0);
    list.block = true;
    list.content = marker;
    list.map = token.map;
    list.level = token.level;
    lists++;
    tokens.push(list);
    i += 2;
  }
  state.tokens = tokens;
}

/** Whether a text is nothing but what was asked for, without any escaped sign. */
function isText({ children }: Token, wanted: string): boolean {
  const [only, ...others] = children ?? [];
  return others.length === 0 && only?.type === 'text' && only.content.trim() === wanted;
}

/**
 * Writes the list of the page's headings.
 *
 * @param escapeHtml writes a text so that it may stand in HTML and in its attributes
 */
export function renderContents(
  { headings, options }: Collector,
  escapeHtml: (text: string) => string,
): string {
  const listed = headings.filter(isListed(options.toc));
  if (listed.length === 0) return '';
  const { title = '' } = options.toc ?? {};
  const head = title === '' ? '' : `<p class="contents-title"><strong>${escapeHtml(title)}</strong></p>\n`;
  return `<div class="contents">\n${head}${listOf(listed, escapeHtml)}</div>\n`;
}

/** Makes a question: whether a heading is of a level that the site lists. */
export function isListed({
  from = 1,
  to = 6,
}: ContentsOptions = {}): (heading: Pick<Heading, 'depth'>) => boolean {
  return ({ depth }) => depth >= from && depth <= to;
}

/** Lists in lists: a heading stands below the last one before it of a higher level. */
function listOf(headings: readonly Heading[], escapeHtml: (text: string) => string): string {
  let html = '';
  const open: Heading['depth'][] = [];
  const close = (): void => {
    html += '</li>\n';
    open.pop();
  };
  for (const { depth, id, text } of headings) {
    let isBehind = false;
    while (open.length > 0 && open.at(-1)! >= depth) {
      // The list stays open for the heading that follows on its level.
      if (isBehind) html += '</ul>\n';
      close();
      isBehind = true;
    }
    if (!isBehind) html += open.length > 0 ? '\n<ul>\n' : '<ul>\n';
    html += `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
    open.push(depth);
  }
  while (open.length > 0) {
    close();
    html += '</ul>\n';
  }
  return html;
}
