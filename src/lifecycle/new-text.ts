import { diffArrays } from 'diff';
import { editText } from '../engine/proof/edit-text.ts';

/**
 * A file whose text is another one: lines that both have stay to the byte, with the line ends that they have.
 *
 * @param raw as the file lies on the disk
 * @param before its text as the engine reads it
 * @param after with plain line ends
 */
export function withNewText(raw: string, before: string, after: string): string {
  if (before === after) return raw;
  const edits: { start: number; end: number; text: string }[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays(linesOf(before), linesOf(after))) {
    const text = value.join('');
    if (added) {
      const last = edits.at(-1);
      if (last?.end === at) last.text += text;
      else edits.push({ start: at, end: at, text });
      continue;
    }
    if (removed) edits.push({ start: at, end: at + text.length, text: '' });
    at += text.length;
  }
  return editText(raw, edits);
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
