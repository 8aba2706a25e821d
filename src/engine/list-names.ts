/** Names that a message lists; with hundreds of versions, nobody would read them all. */
const MOST = 20;

/** Names for a message, one after another: `7.0.0, 7.1.0 and 280 more`. */
export function listNames(names: readonly string[], separator = ', '): string {
  const more = names.length - MOST;
  return names.slice(0, MOST).join(separator) + (more > 0 ? ` and ${more} more` : '');
}
