/** A text as a part of a pattern that finds it as it is. `RegExp.escape()` is not there yet in every Node that Astro runs on. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
