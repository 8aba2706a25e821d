import { SAXParser, type StartTag } from 'parse5-sax-parser';
import { addAll } from '../engine/add-all.ts';
import { FIELD, type Field } from './field.ts';
import { fold } from './fold.ts';
import { PICTURE } from './format.ts';

/** A part of an article with an address of its own: below a heading, or in a tab. */
export interface Section {
  /** the id that leads there; empty for what stands before the first heading */
  anchor: string;
  /** the heading, or the label of the tab */
  heading: string;
  /** the heading above a tab; empty below the title of the page */
  above: string;
  /** the names by which links lead there, where they say more than the heading */
  names: string[];
  /** what stands there, a block a line */
  text: string;
  /** from which offset of the text on which field holds, in order */
  fields: [from: number, field: Field][];
  /** how many characters of the text stand in tables */
  inTables: number;
}

const HEADING = /^h[1-6]$/;
const BLOCK =
  /^(?:h[1-6]|p|li|ul|ol|dl|dt|dd|div|section|article|figure|figcaption|table|caption|tr|td|th|pre|blockquote|details|summary|hr|br|img)$/;
/** Elements whose content nobody reads; of a formula, that is its source. */
const SILENT = /^(?:script|style|template|svg|annotation|noscript)$/;
/** Marks that lead to notes, and back from them. */
const MARKS = /(?:^| )(?:note-mark|footnote-backref)(?: |$)/;
/** Signs of formulas that have no shape. */
const SHAPELESS = /[\u2061-\u2064]/g;
/** What often begins with the name that it explains. */
const ENTRY = /^(?:td|th|li|dt|p)$/;
/** What writers set in bold type to name it. */
const STRONG = /^(?:strong|b|dt|summary|kbd)$/;

/** A page as it is cut into sections. */
export interface Article {
  /** its address below that of the variant */
  slug: string;
  title: string;
  /** what it says it is about, above its text; empty for nothing */
  lead: string;
  /** words that it shows above its title */
  tags: readonly string[];
  /** HTML of the text, without the title */
  html: string;
}

/** Where an article may be cut before it is read: at a heading that begins a section. Whatever is open there is seen when it is read. */
const CUT = /\n(?=<h[2-6] id=")/;
/** Links to other pages: where they lead differs from variant to variant, and nothing is said by it. */
const LINK = /<a\b[^<>]*>/g;
const TARGET = / href="[^"#][^"]*"/;

/**
 * Cuts the articles of the editions of a page into sections, with what each word of them is. Editions have most of their text alike: a
 * piece that was read is not read again, and gives the same sections.
 */
export class SectionCutter {
  readonly #known = new Map<string, Section[]>();

  sectionsOf({ html, ...page }: Article): Section[] {
    const result: Section[] = [];
    let piece: string | undefined;
    let isFirst = true;
    const pieces = html.replace(LINK, (tag) => tag.replace(TARGET, ' href="/"')).split(CUT);
    for (const [index, next] of pieces.entries()) {
      piece = piece === undefined ? next : `${piece}\n${next}`;
      const key = JSON.stringify([isFirst ? page : page.title, piece]);
      const known = this.#known.get(key);
      if (!known) {
        const reader = new SectionReader(page, isFirst);
        // What is open at the end goes on in the next piece.
        if (!readHtml(piece, reader) && index < pieces.length - 1) continue;
        this.#known.set(key, reader.sections);
      }
      addAll(result, this.#known.get(key)!);
      piece = undefined;
      isFirst = false;
    }
    return result;
  }
}

/** Reads HTML. Returns whether all that it opens is closed at its end. */
function readHtml(html: string, reader: SectionReader): boolean {
  const parser = new SAXParser();
  parser.on('startTag', (tag) => reader.open(tag));
  parser.on('endTag', ({ tagName }) => reader.close(tagName));
  parser.on('text', ({ text }) => reader.read(text));
  parser.end(html);
  const isInTag = html.lastIndexOf('<') > html.lastIndexOf('>');
  const isInComment = html.lastIndexOf('<!--') > html.lastIndexOf('-->');
  return reader.isClosed && !isInTag && !isInComment;
}

/** Follows the tags of an article. */
class SectionReader {
  readonly sections: Section[] = [];
  readonly #title: string;
  /** whether the title of the page may still come */
  readonly #isBegun: boolean;
  #section: Section;
  #tables = 0;
  /** the elements that are open, with what was current before them */
  readonly #open: { name: string; section: Section | undefined; field: Field; isSilent: boolean }[] = [];
  #field: Field = FIELD.text;
  #isSilent = false;
  /** whether nothing stands yet in an item, a cell, a term or a paragraph */
  #isFirst = false;
  /** the section whose heading or label is being read */
  #named: Section | undefined;

  /** @param isFirst whether the article begins, with what stands before the first heading */
  constructor({ slug, title, lead, tags }: Omit<Article, 'html'>, isFirst: boolean) {
    this.#title = title;
    this.#isBegun = isFirst;
    this.#section = { anchor: '', heading: title, above: '', names: [], text: '', fields: [], inTables: 0 };
    if (!isFirst) return;
    this.sections.push(this.#section);
    const name = slug.slice(slug.lastIndexOf('/') + 1);
    if (!isSaid(name, title)) this.#section.names.push(name);
    addAll(this.#section.names, tags);
    this.#add(lead, FIELD.lead);
    this.#break();
  }

  /** Whether nothing is open. */
  get isClosed(): boolean {
    return this.#open.length === 0 && this.#named === undefined;
  }

  open({ tagName: name, attrs, selfClosing }: StartTag): void {
    const attribute = (wanted: string): string => attrs.find((each) => each.name === wanted)?.value ?? '';
    if (BLOCK.test(name)) this.#break();
    if (ENTRY.test(name)) this.#isFirst = true;
    if (name === 'img') {
      // The same picture stands there for each theme.
      const alt = attribute('alt');
      if (alt !== '' && !attribute('src').endsWith('#only-dark')) this.#add(PICTURE + alt, FIELD.aside);
      this.#break();
    }
    // An icon says its title to those who listen.
    if (attribute('role') === 'img') this.#add(attribute('aria-label'), FIELD.aside);
    if (VOID.test(name) || selfClosing) return;
    const before = { name, field: this.#field, isSilent: this.#isSilent };
    const classes = attribute('class').split(' ');
    let kept: Section | undefined;
    // The title is known; a heading without an address belongs to what stands before it.
    if (name === 'h1' && this.#isBegun && this.sections.length === 1) this.#named = { ...this.#section };
    else if (HEADING.test(name) && attribute('id') !== '') this.#named = this.#begin(attribute('id'), '', '');
    else if (classes.includes('tab') && attribute('id') !== '') {
      kept = this.#section;
      const above = kept.above === '' ? kept.heading : `${kept.above} › ${kept.heading}`;
      this.#begin(attribute('id'), '', above === this.#title ? '' : above);
    } else if (classes.includes('tab-label')) this.#named = this.#section;
    else if (OWN_NAME.test(attribute('id'))) this.#section.names.push(attribute('id'));
    this.#open.push({ ...before, section: kept });
    if (name === 'table') this.#tables++;
    // What a custom element shows is made by its script; what stands in it, for those who have none, is the same everywhere.
    this.#isSilent ||=
      SILENT.test(name) ||
      name.includes('-') ||
      attribute('id').startsWith('fnref') ||
      MARKS.test(attribute('class'));
    if (name === 'pre') this.#field = FIELD.code;
    // A link says what another page is about, however it is set.
    else if (this.#field === FIELD.aside) return;
    else if (HEADING.test(name)) this.#field = FIELD.heading;
    else if (STRONG.test(name) || classes.includes('admonition-title') || (name === 'code' && this.#isFirst))
      this.#field = FIELD.strong;
    else if (name === 'a' && !/^(?:#|$)/.test(attribute('href'))) this.#field = FIELD.aside;
  }

  close(name: string): void {
    if (BLOCK.test(name)) this.#break();
    const index = this.#open.findLastIndex((element) => element.name === name);
    if (index === -1) return;
    const { section, field, isSilent } = this.#open[index]!;
    this.#tables -= this.#open.slice(index).filter((element) => element.name === 'table').length;
    this.#open.length = index;
    this.#field = field;
    this.#isSilent = isSilent;
    if (section) this.#section = section;
    if (this.#named && (HEADING.test(name) || name === 'p')) {
      const { anchor, names } = this.#named;
      // A heading may be a picture that says nothing.
      this.#named.heading = this.#named.heading.replace(/\s+/g, ' ').trim() || this.#title;
      if (!isSaid(anchor, this.#named.heading)) names.push(anchor);
      this.#named = undefined;
    }
  }

  read(text: string): void {
    this.#add(text.replace(SHAPELESS, ''), this.#field);
  }

  #add(text: string, field: Field): void {
    if (this.#isSilent || text === '') return;
    if (text.trim() !== '') this.#isFirst = false;
    if (this.#named) {
      this.#named.heading += text.replace(PICTURE, '');
      return;
    }
    const section = this.#section;
    const isNew = section.text === '' || section.text.endsWith('\n');
    const added = field === FIELD.code ? text : text.replace(/\s+/g, ' ').replace(isNew ? /^ / : /$^/, '');
    if (added === '') return;
    if (section.fields.at(-1)?.[1] !== field) section.fields.push([section.text.length, field]);
    section.text += added;
    if (this.#tables > 0) section.inTables += added.length;
  }

  /** What follows is another block. */
  #break(): void {
    if (!this.#named && !/(?:^|\n)$/.test(this.#section.text)) this.#section.text += '\n';
  }

  #begin(anchor: string, heading: string, above: string): Section {
    this.#section = { anchor, heading, above, names: [], text: '', fields: [], inTables: 0 };
    this.sections.push(this.#section);
    return this.#section;
  }
}

/** What writers call a place; what is made for footnotes and tabs has a colon, and notes of code have numbers. */
const OWN_NAME = /^(?!note-\d+-\d+$)[\p{L}][\p{L}\p{M}\p{N}._-]*$/u;

/** Whether a heading says all that its address does. */
function isSaid(anchor: string, heading: string): boolean {
  const plain = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(heading).includes(plain(anchor.replace(/^tab-|_\d+$/g, '')));
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
