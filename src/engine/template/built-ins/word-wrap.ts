/**
 * Breaks the lines of a text between words, so that none is longer than so many signs.
 *
 * @param breaksWords whether a word that is longer by itself is broken as well
 * @param lineBreak what stands between two lines
 */
export function wordWrap(text: string, width: number, breaksWords: boolean, lineBreak: string): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line, width, breaksWords).join(lineBreak))
    .join(lineBreak);
}

function wrappedLine(line: string, width: number, breaksWords: boolean): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/[ \t]+/)) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (joined.length <= width) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    current = word;
    while (breaksWords && current.length > width) {
      lines.push(current.slice(0, width));
      current = current.slice(width);
    }
  }
  return [...lines, current];
}
