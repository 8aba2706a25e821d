/** The offset of every line's first character. */
export function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    offsets.push(index + 1);
  return offsets;
}
