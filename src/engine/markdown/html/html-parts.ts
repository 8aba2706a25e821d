import type { TextRange } from '../../place.ts';
import { type HtmlTag, readTag } from './html-tags.ts';

/** The tags and comments of a piece of HTML, in their order, and where they stand in it. A comment has no tag. */
export function* htmlParts(html: string): Generator<TextRange & { tag: HtmlTag | undefined }> {
  const finder = /<!--|<\/?[A-Za-z]/g;
  // Behind the last end, there may be thousands of beginnings.
  const lastEnd = html.lastIndexOf('-->');
  for (let match = finder.exec(html); match; match = finder.exec(html)) {
    const from = match.index;
    const tag = match[0] === '<!--' ? undefined : readTag(html, from);
    let to = tag?.end;
    if (match[0] === '<!--' && from + 2 <= lastEnd) to = html.indexOf('-->', from + 2) + 3;
    if (to === undefined) continue;
    yield { from, to, tag };
    finder.lastIndex = to;
  }
}
