import type { TextStart } from '../place.ts';

/** A macro that every page may call, from a file of its own: `recovery_demo.njk` holds `{% macro recovery_demo(…) %}`. */
export interface Macro {
  name: string;
  /** relative to the content folder, for messages */
  path: string;
  /** the definition and nothing else: what stands around it would be printed on top of the page */
  text: string;
  /** where it begins in its file */
  begins: TextStart;
}

/** The macros that a text calls, by their names; a page that calls none costs nothing more. */
export function macrosOf(text: string, macros: readonly Macro[]): Macro[] {
  return macros.filter(({ name }) => text.includes(`${name}(`));
}
