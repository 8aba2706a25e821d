import type { Document } from '../../src/engine/library/types.ts';
import type { VariantSet } from '../../src/engine/variants/variant-set.ts';
import type { Block } from './blocks.ts';

/** A section of a page as some variants read it. */
export interface Section {
  document: Document;
  /** all variants that read it so */
  variants: VariantSet;
  title: string;
  heading: string;
  anchor: string | undefined;
  text: string;
}

/** The sections of a document, of which the first begins with the page. */
export function sectionsOf(
  blocks: readonly Block[],
  page: Pick<Section, 'document' | 'variants' | 'title'>,
): Section[] {
  const sections: Section[] = [{ ...page, heading: '', anchor: undefined, text: '' }];
  for (const { text, anchor, isHeading } of blocks) {
    if (isHeading) sections.push({ ...page, heading: text, anchor, text: '' });
    else sections.at(-1)!.text += `${text}\n`;
  }
  return sections.filter(({ heading, text }) => heading !== '' || text !== '');
}

/** Equal for texts that read the same but for white space and case. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** A piece of Markdown as readers see it: without marks of bold and code, and with the texts of links alone. */
export function withoutMarks(markdown: string): string {
  return markdown.replace(/\*\*|__|`|\[([^[\]]*)\]\([^()]*\)/g, (_, text: string | undefined) => text ?? '');
}
