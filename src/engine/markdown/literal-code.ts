/** What names the language of inline code: `#!python len(x)`. */
export const SHEBANG = /^(?:#!|:::)([\w.+-]+)[ \t]+(?=\S)/;

/** Inline code as readers see it: without the name of its language. */
export function literalCode(content: string): string {
  return content.replace(SHEBANG, '');
}
