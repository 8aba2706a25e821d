/**
 * An error for Astro's own commands, which print its message and end: what a sentence says needs no stack of ours.
 *
 * @param message a full sentence
 */
export function withoutStack(message: string): Error {
  return Object.assign(new Error(message), { stack: '' });
}
