/** A mark that git writes into a file where two texts of it could not be merged. */
export interface ConflictMark {
  text: string;
  /** from 1 */
  line: number;
  /** whether it stands in a block of code, which may show such marks to readers */
  isInCode: boolean;
}

/** Finds the marks of merge conflicts that nobody has resolved, by line. */
export function conflictMarks(text: string): ConflictMark[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return [];
  const marks: ConflictMark[] = [];
  let fence: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^(?:<{7}|>{7})(?: |$)/.test(line))
      marks.push({ text: line, line: index + 1, isInCode: fence !== undefined });
    const [signs] = /^(?:`{3,80}|~{3,80})/.exec(line.trimStart()) ?? [];
    if (signs === undefined) continue;
    if (fence === undefined) fence = signs;
    else if (signs.startsWith(fence) && line.trim() === signs) fence = undefined;
  }
  return marks;
}

/** What is wrong with a mark; a full sentence. */
export function conflictMessage({ text }: ConflictMark): string {
  return `This is the mark of an unresolved merge conflict: "${text}".`;
}
