import type { TextRange } from '../../engine/place.ts';
import type { Edit } from '../../engine/proof/edit-text.ts';
import { isWithin } from '../text/code-spans.ts';
import type { FileText } from './chain-tags.ts';

/**
 * Takes a stretch away so that a page is read as before. Lines of which it is all go with it where a blank line stands beside them; a tag
 * alone in its line reads as a blank line, which may keep two paragraphs apart.
 */
export function takeAway({ file, text, code }: FileText, { from: start, to: end }: TextRange): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = endOfLine(text, end);
  const isAlone = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  if (!isAlone) return { file, start, end, text: '' };
  const above = text.slice(text.lastIndexOf('\n', from - 2) + 1, from);
  const below = text.slice(to + 1, endOfLine(text, to + 1));
  const isApart = from === 0 || to >= text.length - 1 || isBlank(above) || isBlank(below);
  // Rows are one table, with a blank line where a tag was or without it.
  const isInTable = above.trimStart().startsWith('|') && below.trimStart().startsWith('|');
  const isWhole = (isApart || isInTable) && !isWithin(code, from);
  return { file, start: from, end: isWhole ? Math.min(to + 1, text.length) : to, text: '' };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Whether a line is read as a blank one: a tag of a condition or a loop that has it for itself is. */
function isBlank(line: string): boolean {
  return line.trim() === '' || /^\s*\{% *(?:if|elif|else|endif|for|endfor|set)\b[^%]*%\}\s*$/.test(line);
}
