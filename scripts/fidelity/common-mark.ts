import { markdownToHtml } from 'satteri';
import { isElementName } from '../../src/engine/markdown/html/html-tags.ts';
import { type BlockDifference, blocksIn } from './blocks.ts';
import { plainMarkdown } from './list-places.ts';
import { letters } from './reason-words.ts';

/** Why a difference is wanted that a parser which follows CommonMark has seen as it is here. */
export const AS_COMMON_MARK =
  'Text, code or a table in an item of a list, by its columns. Python-Markdown counts four for each level and makes code, text or no item of what stands otherwise; here it is read as CommonMark reads it, by a parser (Sätteri) that shares nothing with ours.';

/** Why a text may differ that such a parser reads as it is read here. */
export const TEXT_AS_COMMON_MARK =
  'Signs of emphasis or of a link that could be read in several ways. Here they are read as CommonMark reads them, by the same parser.';

/** What a parser that follows CommonMark makes of a page, asked whether it agrees with what is here. */
export class CommonMark {
  readonly #blocks: ReadonlySet<string>;
  readonly #texts: Set<string>;

  /** @param source the Markdown of the page, whose notes and attribute lists are not looked at */
  constructor(source: string) {
    // Lines of slashes are the marks of blocks, which CommonMark has not.
    const plain = plainMarkdown(withoutForeignTags(source.replace(/^\/{3,}[^\n]*$/gm, '')));
    const { html } = markdownToHtml(plain, { features: { gfm: true } });
    const blocks = blocksIn(html);
    this.#blocks = new Set(
      blocks.filter(({ isInItem }) => isInItem).map(({ tag, text }) => keyOf(tag, text)),
    );
    this.#texts = new Set(blocks.map(({ markup }) => bare(markup)));
    for (const title of titlesIn(source))
      for (const { markup } of blocksIn(markdownToHtml(title, {}).html)) this.#texts.add(bare(markup));
  }

  /**
   * Whether the page is read so: what is here stands in an item of a list there as well, and what the reference has alone
   * is what such a block is to it.
   */
  explains(difference: BlockDifference, others: readonly BlockDifference[]): boolean {
    if (difference.found !== '') return this.#has(difference) || this.#isAbove(difference, others);
    const letters = lettersOf(difference.lost);
    return others.some(
      (each) => each.found !== '' && this.#has(each) && overlap(lettersOf(shown(each.own!)), letters),
    );
  }

  /** Whether a text is one there as well, and what the reference has behind it begins an item. */
  #isAbove({ own, lost }: BlockDifference, others: readonly BlockDifference[]): boolean {
    if (own === undefined || !this.#texts.has(bare(own.markup))) return false;
    const [text, all] = [lettersOf(own.text), lettersOf(lost)];
    if (text === '' || !all.startsWith(text)) return false;
    const rest = all.slice(text.length);
    return others.some((each) => this.#has(each) && rest.startsWith(lettersOf(each.own!.text)));
  }

  /** Whether a text differs in nothing but its emphasis and links, and has those there that it has here; code has neither. */
  explainsText({ own, expected, found }: BlockDifference): boolean {
    if (own === undefined || own.tag === 'code-block' || placeOf(expected) !== placeOf(found)) return false;
    return this.#texts.has(bare(own.markup)) && letters(expected) === letters(found);
  }

  #has({ own }: BlockDifference): boolean {
    return own?.isInItem === true && this.#blocks.has(keyOf(own.tag, own.text));
  }
}

/** What a block stands in, as a difference names it. */
function placeOf(block: string): string {
  return block.slice(0, block.indexOf('<'));
}

function keyOf(tag: string, text: string): string {
  return `${tag} ${lettersOf(text)}`;
}

/**
 * A page without lines that are but a tag of an element that HTML has not, such as a quiz of a plugin: it is a text for Python-Markdown and
 * here, and CommonMark would read nothing in it.
 */
function withoutForeignTags(source: string): string {
  return source.replace(/^ *<\/?([a-z][\w-]*)>$/gim, (line, name: string) =>
    isElementName(name) ? line : '',
  );
}

/** The letters of a text: signs may be set in another way. */
function lettersOf(text: string): string {
  return text.replaceAll('©', 'c').replace(/[^\p{L}\p{N}]/gu, '');
}

/** The titles that writers gave to notes. */
function titlesIn(source: string): string[] {
  return source.split('\n').flatMap((line) => {
    const text = line.trim();
    const isNote = text.startsWith('!!!') || text.startsWith('???');
    return isNote ? [text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'))] : [];
  });
}

/** A text without what CommonMark has not: abbreviations, attributes but those of links, and the class of a title. */
function bare(markup: string): string {
  return markup
    .replace(/<abbr[^<>]*>/g, '')
    .replace(/ (?:class|id|target|title|rel)="[^"]*"/g, '')
    .replace(/\{[^{}\n]*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text of a block; of a picture alone, what stands in its place. */
function shown({ text, markup }: { text: string; markup: string }): string {
  return text.trim() || (/<img alt="([^"]*)"/.exec(markup)?.[1] ?? '');
}

function overlap(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}
