import type { Extent } from '../../engine/place.ts';
import type { Edit } from '../../engine/proof/edit-text.ts';

/**
 * Takes a stretch away so that a page is read as before. Lines of which it is all go with it where a blank line stands beside them; a tag
 * alone in its line reads as a blank line, which may keep two paragraphs apart.
 *
 * @param text of the file in which it stands
 */
export function takeAway(text: string, { file, start, end }: Extent): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const isAlone = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  if (!isAlone) return { file, start, end, text: '' };
  const above = text.slice(text.lastIndexOf('\n', from - 2) + 1, from);
  const below = text.slice(to + 1).split('\n', 1)[0]!;
  const isApart = from === 0 || to >= text.length - 1 || isBlank(above) || isBlank(below);
  // Rows are one table, with a blank line where a tag was or without it.
  const isInTable = above.trimStart().startsWith('|') && below.trimStart().startsWith('|');
  return {
    file,
    start: from,
    end: (isApart || isInTable) && !isInFence(text, from) ? Math.min(to + 1, text.length) : to,
    text: '',
  };
}

/** Whether a line is read as a blank one: a tag of a condition or a loop that has it for itself is. */
function isBlank(line: string): boolean {
  return line.trim() === '' || /^\s*\{% *(?:if|elif|else|endif|for|endfor|set)\b[^%]*%\}\s*$/.test(line);
}

/** Whether a line stands in a fenced code block, in which every line counts. */
function isInFence(text: string, offset: number): boolean {
  let fence = '';
  for (const line of text.slice(0, offset).split('\n')) {
    const [, found = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === '') fence = found;
    else if (found.startsWith(fence) && line.trim() === found) fence = '';
  }
  return fence !== '';
}
