import type { Reference } from '../markdown/types.ts';
import { type LinkTarget, targetUrl } from './link-target.ts';

/** What a twin is made of. */
export interface TwinSource {
  text: string;
  format: 'md' | 'mdx';
  /** the edition's links and pictures, with their targets as the writer wrote them */
  references: readonly Reference[];
}

/**
 * The Markdown of an edition as its `.md` twin shows it: links and pictures lead where the HTML's do, only text is left of
 * what scripts and components show, and the blank lines that tags left behind are gone. Code stays as it is; prefixes stay
 * abstract.
 */
export function twinText(
  { text, format, references }: TwinSource,
  resolve: (target: string) => LinkTarget,
): string {
  const urls = new Map<string, string>();
  for (const { target } of references) {
    const url = targetUrl(resolve(target));
    if (url && url !== target) urls.set(target, url);
  }
  const written = outsideCode(text, (prose) => {
    const plain = withoutWidgets(withoutDarkPictures(rewriteTargets(prose, urls)));
    return format === 'mdx' ? withoutComponents(plain) : plain;
  });
  return withoutGaps(written);
}

/** Changes what is neither a fenced block nor code in a line. */
function outsideCode(text: string, change: (prose: string) => string): string {
  return text
    .split(
      /(^[ \t]*(?:`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]*(?:`{3,}|~{3,})[ \t]*$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`))/m,
    )
    .map((part, i) => (i % 3 === 0 ? change(part) : i % 3 === 1 ? part : ''))
    .join('');
}

function rewriteTargets(prose: string, urls: ReadonlyMap<string, string>): string {
  let written = prose;
  for (const [target, url] of urls) {
    for (const [before, after] of [
      ['](', ')'],
      ['](', ' '],
      ['](<', '>'],
      ['="', '"'],
      ["='", "'"],
      [']: ', '\n'],
    ] as const) {
      written = written.replaceAll(before + target + after, before + url + after);
    }
  }
  return written;
}

/** Of two pictures for light and for dark pages, keeps the light one. */
function withoutDarkPictures(prose: string): string {
  if (!prose.includes('#only-')) return prose;
  return prose
    .replace(/[ \t]*!\[[^\]\n]*\]\([^()\n]*#only-dark\b[^()\n]*\)(?:\{[^{}\n]*\})?/g, '')
    .replaceAll('#only-light', '');
}

/** A custom element is what its script makes of it; its content speaks to browsers without scripts. */
function withoutWidgets(prose: string): string {
  return prose.replace(/<([a-z]+-[a-z-]+)\b[^<>]*>[\s\S]*?<\/\1>/g, '');
}

/** Takes imports and the tags of components out of MDX; the text between the tags stays. */
function withoutComponents(prose: string): string {
  return prose
    .replace(/^(?:import|export)\b.*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/<\/?(?:[A-Z][\w.]*(?:"[^"]*"|'[^']*'|[^<>"'])*)?>/g, '');
}

const FENCE = /^\s*(`{3,}|~{3,})/;

/** Makes one blank line of several, except in code. */
function withoutGaps(text: string): string {
  let fence: string | undefined;
  let blank = true;
  const kept = text.split('\n').filter((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark && fence === undefined) fence = mark;
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    const wasBlank = blank;
    blank = fence === undefined && line.trim() === '';
    return !(blank && wasBlank);
  });
  return kept.map((line) => (line.trim() === '' ? '' : line)).join('\n');
}
