import type { Edit } from '../edits.ts';

/** The columns by which all lines of a text that are not blank are indented. */
export function commonIndent(text: string): number {
  const indents = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  return indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent));
}

/** The edits that take as many blanks away before each line of a text. */
export function indentEdits(text: string, columns: number): Edit[] {
  if (columns === 0) return [];
  let at = 0;
  return text.split('\n').map((line) => {
    const edit = { from: at, to: at + Math.min(columns, line.length), written: '' };
    at += line.length + 1;
    return edit;
  });
}

/** Whether all lines of a text but its first, and there are some, begin with an indentation. */
export function isIndented(text: string, indent: string): boolean {
  const lines = text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => line.startsWith(indent));
}
