import type { Token } from 'parse5';
import { SAXParser } from 'parse5-sax-parser';

/**
 * HTML whose style attributes stand as `data-style`, from where the script of the page applies them: a strict
 * Content-Security-Policy ignores style attributes, but not what a script of the site sets. All else is as it was, to the letter.
 */
export function styleData(html: string): string {
  if (!/\sstyle\s*=/i.test(html)) return html;
  // Put together once: a page may have a hundred thousand of them.
  const starts = styleStarts(html);
  return starts
    .map((start, index) => html.slice(starts[index - 1] ?? 0, start))
    .concat(html.slice(starts.at(-1) ?? 0))
    .join('data-');
}

/**
 * Where style attributes begin, in their order. Tags are read without a tree, in which every paragraph would have a copy of each
 * `<b>` that was never closed above it.
 */
function styleStarts(html: string): number[] {
  const starts: number[] = [];
  const parser = new SAXParser({ sourceCodeLocationInfo: true });
  parser.on('startTag', ({ sourceCodeLocation }) => {
    // Its type leaves out what start tags have.
    const location: Token.LocationWithAttributes | null | undefined = sourceCodeLocation;
    const start = location?.attrs?.style?.startOffset;
    if (start !== undefined) starts.push(start);
  });
  // All tags are told before this returns; what follows the last is text.
  parser.write(html);
  return starts;
}
