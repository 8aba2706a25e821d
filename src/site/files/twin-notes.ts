import { type DocumentApparatus, versionsOf } from '../../apparatus/document-apparatus.ts';
import { say } from '../../engine/language/say.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import { describeForReaders } from '../../engine/variants/describe-for-readers.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';

/**
 * What a twin ends with: which of its passages not all versions have, or have in other words, each by the words with which it begins.
 * Nothing where all versions of the product that have the page read the same.
 */
export function twinNotes(
  library: Library,
  { page, variant }: Document,
  { marks }: DocumentApparatus,
): string {
  if (marks.length === 0) return '';
  const { language } = library.site;
  const within = versionsOf(library, page, variant);
  const name = (set: VariantSet) => describeForReaders(set, { language, reader: variant.product, within });
  const lines = marks.map(({ beginning, variants, otherwise }) => {
    const said = variants ? name(variants) : say(language, 'mark.otherwise', { versions: name(otherwise) });
    return `> - “${escapeMarkdown(beginning)}”: ${escapeMarkdown(said)}`;
  });
  return `\n> ${escapeMarkdown(say(language, 'agents.passages'))}\n>\n${lines.join('\n')}\n`;
}
