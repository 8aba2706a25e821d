/**
 * Stands in for the server's hash: passwords and codes are kept like this, so that the state never holds one in the
 * clear (FNV-1a; good enough where nothing real is protected).
 */
export function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
