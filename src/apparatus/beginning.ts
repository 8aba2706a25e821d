/** The first words of a text in one line, with dots where more follow. */
export function beginning(text: string, letters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= letters) return line;
  const cut = line.slice(0, letters);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}
