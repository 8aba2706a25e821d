const PAIR = /[\uD800-\uDFFF]/;

/** Whether a text holds signs that JavaScript keeps as two characters. */
export function isInPairs(text: string): boolean {
  return PAIR.test(text);
}

/** How many signs of Unicode a text has, which is its length in Python. */
export function signCount(text: string): number {
  return isInPairs(text) ? [...text].length : text.length;
}
