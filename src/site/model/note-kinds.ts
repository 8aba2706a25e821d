import type { Language } from '../../engine/language/language.ts';

/** The start of a note as the engine writes it. */
const NOTE = /<div class="admonition ([\w-]+)(?: [^"<>]*)?" role="note">/g;

/**
 * HTML in which notes that have a title of their own, or none, say of what kind they are to those who listen; eyes see it from the
 * icon. Kinds that the language has no word for are left as they are.
 */
export function nameNoteKinds(html: string, { strings }: Language): string {
  return html.replace(NOTE, (start, kind: string, offset: number) => {
    const key = `admonition.${kind}`;
    if (!Object.hasOwn(strings, key)) return start;
    const name = strings[key as keyof typeof strings];
    const isSaid = html.startsWith(`\n<p class="admonition-title">${name}<`, offset + start.length);
    return isSaid ? start : `${start.slice(0, -1)} aria-label="${name}">`;
  });
}
