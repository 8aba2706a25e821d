import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';

/** A stretch of a page that reads as one: a paragraph, a row, a block of code. */
export interface Block {
  text: string;
  /** headings, and labels of tabs, that it stands under */
  under: readonly string[];
  /** id of the last heading above it; undefined before the first */
  anchor: string | undefined;
  isHeading: boolean;
}

/** What stands in other passages and reads as one by itself, whatever is in it. */
const WHOLE = new Set<PassageReading['kind']>(['row', 'heading', 'label', 'term', 'code', 'html']);
/** What is in a text. */
const INLINE = new Set<PassageReading['kind']>(['sentence', 'words']);

/** The blocks of a page in one of its editions, in their order. */
export function blocksOf(passages: readonly PassageReading[]): Block[] {
  const blocks: Block[] = [];
  let anchor: string | undefined;
  const read = (passage: PassageReading, under: readonly string[]): void => {
    const { kind, children } = passage;
    const isWhole = WHOLE.has(kind) || children.every((child) => INLINE.has(child.kind));
    if (!isWhole) {
      const title = children.find((child) => child.kind === 'heading' || child.kind === 'label');
      const below = title && kind !== 'note' ? [...under, textOf(title)] : under;
      for (const child of children) read(child, child === title ? under : below);
      return;
    }
    const isHeading = kind === 'heading';
    if (isHeading) anchor = /\sid="([^"]*)"/.exec(passage.html())?.[1];
    const text = textOf(passage);
    if (text !== '') blocks.push({ text, under, anchor, isHeading });
  };
  for (const passage of passages) read(passage, []);
  return blocks;
}

/** The words of a passage; those of cells are parted. */
function textOf({ kind, text, children }: PassageReading): string {
  if (kind === 'component') return '';
  if (kind === 'row') return children.map((cell) => textOf(cell)).join(' | ');
  const words = kind === 'html' ? text.replace(/<[^<>]*>/g, ' ') : text;
  return kind === 'code' ? words.trimEnd() : words.replace(/\s+/g, ' ').trim();
}
