/** Shorter beginnings would fit words that have nothing to do with it. */
const SHORTEST = 3;
const SMALLEST_PART = 0.4;

/** A query with its words cut shorter and shorter, as far as they still say something; nothing for short words. */
export function beginnings(query: string): string[] {
  const words = query.split(/\s+/).map((word) => [...word]);
  const longest = Math.max(...words.map((word) => word.length));
  const result: string[] = [];
  for (let length = longest - 1; length >= Math.max(SHORTEST, longest * SMALLEST_PART); length--) {
    result.push(words.map((word) => word.slice(0, length).join('')).join(' '));
  }
  return result;
}
