/** The letters of a block, without its tags and spaces. */
export function words(block: string): string {
  return block.replace(/<[^<>]*>|\s+/g, '');
}

/**
 * The same without signs, of which a text may have made emphasis or a link where another reading has left them, and without what the
 * block stands in.
 */
export function letters(block: string): string {
  const begins = block.indexOf('<');
  const isInside = begins > 0 && block.slice(0, begins).endsWith(' > ');
  const own = (isInside ? block.slice(begins) : block).replace(/\]\([^()\n]*\)(?:\{[^{}\n]*\})?/g, '');
  return words(own).replace(/[*_`|[\]]/g, '');
}
