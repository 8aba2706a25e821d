import type { Language } from '../../engine/language/language.ts';

/** The start of a note as the engine writes it. */
const NOTE = /<div class="admonition ([\w-]+)(?: [^"<>]*)?" role="note"/g;
/** What a note has for its title; `y`: right there. */
const TITLE = /[^<>]*>\n<p class="admonition-title"[^<>]*>([^<]*)</y;

/**
 * HTML in which notes that have a title of their own, or none, say of what kind they are to those who listen; eyes see it from the
 * icon. Kinds that the language has no word for are left as they are.
 */
export function nameNoteKinds(html: string, { strings }: Language): string {
  return html.replace(NOTE, (start, kind: string, offset: number) => {
    const key = `admonition.${kind}`;
    if (!Object.hasOwn(strings, key)) return start;
    const name = strings[key as keyof typeof strings];
    TITLE.lastIndex = offset + start.length;
    return TITLE.exec(html)?.[1] === name ? start : `${start} aria-label="${name}"`;
  });
}
