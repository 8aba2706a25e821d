/** How often a text goes on to the next line. */
export function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
