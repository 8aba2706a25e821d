import type { Token } from 'markdown-it';
import { type Stretch, TextOffsets } from './text-offsets.ts';

/**
 * Leads positions of an inline text to offsets of the whole text. Its lines stand there without what their containers put
 * before them: indentation, `>`, the marker of an item.
 *
 * @param lines where each line of the text begins
 * @returns undefined for what does not stand there, such as "Note" above a note
 */
export function inlineOffsets(
  { content, map, meta }: Token,
  text: string,
  lines: readonly number[],
): TextOffsets | undefined {
  if (!map || meta?.at === null) return undefined;
  const stretches: Stretch[] = [];
  let position = 0;
  for (const [index, line] of content.split('\n').entries()) {
    const number = map[0] + index;
    const start = lines[number] ?? text.length;
    const end = number + 1 < lines.length ? lines[number + 1]! - 1 : text.length;
    const known: unknown = index === 0 ? meta?.at : undefined;
    const source = { text, start: typeof known === 'number' ? known : start, end };
    const found = stretchesOf(line, source, known !== undefined);
    if (!found) return undefined;
    for (const stretch of found)
      stretches.push({ position: position + stretch.position, offset: stretch.offset });
    position += line.length + 1;
  }
  return new TextOffsets(stretches);
}

/** @param isExact whether the text of the line is known to begin at `start` */
function stretchesOf(
  line: string,
  { text, start, end }: { text: string; start: number; end: number },
  isExact: boolean,
): Stretch[] | undefined {
  const source = text.slice(start, end);
  if (isExact)
    return source.startsWith(line)
      ? [{ position: 0, offset: start }]
      : aroundBackslashes(line, source, start);
  const words = line.trim();
  const indentation = line.length - line.trimStart().length;
  const stretch = (index: number): Stretch[] => [
    { position: 0, offset: start + Math.max(0, index - indentation) },
    { position: indentation, offset: start + index },
  ];
  // A line of a paragraph is what its containers leave over.
  if (source.trimEnd().endsWith(words)) return stretch(source.trimEnd().length - words.length);
  const index = source.indexOf(words);
  return index === -1 ? undefined : stretch(index);
}

/** Cells are written with backslashes before their pipes, and headings go on behind the marks that close them. */
function aroundBackslashes(line: string, source: string, start: number): Stretch[] {
  const stretches: Stretch[] = [{ position: 0, offset: start }];
  let at = 0;
  for (let position = 0; position < line.length && at < source.length; position++, at++) {
    if (line[position] === source[at]) continue;
    if (source[at] === '\\' && source[at + 1] === line[position]) at++;
    else {
      const next = source.indexOf(line[position]!, at);
      if (next === -1) break;
      at = next;
    }
    stretches.push({ position, offset: start + at });
  }
  return stretches;
}
