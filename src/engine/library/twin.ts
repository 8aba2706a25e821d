import type { Reference } from '../markdown/types.ts';
import { type LinkTarget, targetUrl } from './link-target.ts';

/**
 * The Markdown of an edition as its `.md` twin shows it: links and pictures lead where the HTML's do, and the blank lines
 * that tags left behind are gone. Prefixes stay abstract.
 *
 * @param references the edition's links and pictures, with their targets as the writer wrote them
 */
export function twinText(
  text: string,
  references: readonly Reference[],
  resolve: (target: string) => LinkTarget,
): string {
  let twin = text;
  for (const target of new Set(references.map((reference) => reference.target))) {
    const url = targetUrl(resolve(target));
    if (!url || url === target) continue;
    for (const [before, after] of [
      ['](', ')'],
      ['](', ' '],
      ['](<', '>'],
      ['="', '"'],
      ["='", "'"],
      [']: ', '\n'],
    ] as const) {
      twin = twin.replaceAll(before + target + after, before + url + after);
    }
  }
  return withoutGaps(twin);
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
