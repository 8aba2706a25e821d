import { CHANGE_ATTRIBUTE } from '../apparatus/html/change-attribute.ts';
import { attribute, type HtmlElement, type HtmlPart, isElement, isPhrasing } from '../apparatus/html/part.ts';
import { readHtml } from '../apparatus/html/read-html.ts';
import { BASE_PATH, SITE_ROOT } from '../engine/base-path.ts';

/** Some words that stand in both of two readings, or in one of them. */
export interface Words {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A block, a row or a line of code that differs, as a line of text. */
export interface ChangedLine {
  kind: 'added' | 'removed' | 'moved' | 'changed';
  words: readonly Words[];
  /** whether it is one of code, in which space says something */
  isCode: boolean;
}

/** What differs in merged readings of a place ({@link PlaceApart}), without the blocks that both have alike, for who reads no HTML. */
export function changedLines(html: string): ChangedLine[] {
  const reader = new LineReader();
  for (const part of readHtml(html)) reader.read(part, undefined);
  reader.end();
  return reader.lines;
}

/** A line as one of both readings has it. */
export function oneReading({ words, isCode }: ChangedLine, without: 'added' | 'removed'): string {
  const text = words
    .filter(({ kind }) => kind !== without)
    .map((each) => each.text)
    .join('');
  return isCode ? text.trimEnd() : text.replace(/\s+/g, ' ').trim();
}

type BlockChange = 'added' | 'removed' | 'moved' | undefined;

const CELLS = new Set(['td', 'th']);

class LineReader {
  readonly lines: ChangedLine[] = [];
  #words: Words[] = [];
  #change: BlockChange;
  #isCode = false;
  /** how many letters were added so far */
  #added = 0;

  /** Ends a line; what both readings have alike is none. */
  end(): void {
    const words = trimmed(this.#words, this.#isCode);
    this.#words = [];
    const kind = this.#change ?? 'changed';
    if (words.length > 0 && (this.#change || words.some((each) => each.kind !== 'same')))
      this.lines.push({ kind, words, isCode: this.#isCode });
    this.#change = undefined;
  }

  /** @param around what became of the block that it is in */
  read(part: HtmlPart, around: BlockChange): void {
    const own = isElement(part) ? attribute(part, CHANGE_ATTRIBUTE) : undefined;
    if (isElement(part) && (own === undefined || own !== 'words') && !isPhrasing(part)) {
      this.#block(part, isBlockChange(own) ? own : around);
    } else if (isElement(part) && isBlockChange(own)) {
      this.end();
      for (const each of part.parts) this.read(each, own);
      this.end();
    } else {
      this.#change = around;
      this.#inline(part, around === 'added' || around === 'removed' ? around : 'same', false);
    }
  }

  #block(element: HtmlElement, change: BlockChange): void {
    if (element.name === 'tr') this.#row(element, change);
    else {
      this.end();
      if (element.name === 'pre') this.#code(element, change);
      else for (const each of element.parts) this.read(each, change);
      this.end();
    }
  }

  /** A row is one line, its cells parted. */
  #row({ parts }: HtmlElement, around: BlockChange): void {
    this.end();
    const cells = parts.filter(isElement).filter(({ name }) => CELLS.has(name));
    const changes = cells.map((cell) => attribute(cell, CHANGE_ATTRIBUTE));
    const [first] = changes;
    const isWhole = isBlockChange(first) && changes.every((each) => each === first);
    this.#change = isWhole ? first : around;
    for (const [index, cell] of cells.entries()) {
      const own = isBlockChange(changes[index]) ? changes[index] : around;
      const kind = own === 'added' || own === 'removed' ? own : 'same';
      if (index > 0) this.#add('same', ' | ');
      for (const each of cell.parts) this.#inline(each, kind, false);
    }
    this.end();
  }

  #code(element: HtmlElement, change: BlockChange): void {
    this.#change = change;
    this.#isCode = true;
    this.#inline(element, change === 'added' || change === 'removed' ? change : 'same', true);
    this.end();
    this.#isCode = false;
  }

  /** @param isCode whether ends of lines say something */
  #inline(part: HtmlPart, around: Words['kind'], isCode: boolean): void {
    if (!isElement(part)) {
      const change = this.#change;
      for (const [index, text] of (isCode ? part.text.split('\n') : [part.text]).entries()) {
        if (index > 0) {
          this.end();
          this.#change = change;
        }
        this.#add(around, isCode ? text : text.replace(/\s+/g, ' '));
      }
      return;
    }
    const kind = attribute(part, CHANGE_ATTRIBUTE) === undefined ? around : kindOf(part.name, around);
    if (part.name === 'img') this.#add(kind, isForDark(part) ? '' : `[${nameOfPicture(part)}]`);
    else if (part.name === 'br') this.#add(kind, ' ');
    else {
      const before = this.#added;
      for (const each of part.parts) this.#inline(each, kind, isCode);
      if (part.name === 'a' && this.#added > before)
        this.#addAddress(addressOf(attribute(part, 'href') ?? ''));
    }
  }

  /** Behind the words of a link, before the space that may follow them. */
  #addAddress(address: string): void {
    const last = this.#words.at(-1)!;
    const words = last.text.trimEnd();
    const space = last.text.slice(words.length);
    last.text = words;
    this.#add('added', ` (${address})${space}`);
  }

  #add(kind: Words['kind'], text: string): void {
    if (kind === 'added') this.#added += text.length;
    const last = this.#words.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') this.#words.push({ kind, text });
  }
}

function isBlockChange(change: string | undefined): change is 'added' | 'removed' | 'moved' {
  return change === 'added' || change === 'removed' || change === 'moved';
}

function kindOf(name: string, around: Words['kind']): Words['kind'] {
  return name === 'ins' ? 'added' : name === 'del' ? 'removed' : around;
}

/** Whether a picture is shown in dark colours in place of another that stands beside it. */
export function isForDark(picture: HtmlElement): boolean {
  return attribute(picture, 'src')?.endsWith('#only-dark') ?? false;
}

/** The file matters where pictures were exchanged. */
export function nameOfPicture(picture: HtmlElement): string {
  const file = (attribute(picture, 'src') ?? '').split('#', 1)[0]!.replace(/^.*\//, '');
  return [attribute(picture, 'alt') || 'picture', file].filter((each) => each !== '').join(': ');
}

/** An address that is abstract still, within the site. */
function addressOf(href: string): string {
  return href.replaceAll(BASE_PATH, '').replaceAll(SITE_ROOT, '');
}

/** Words without space at both ends, which says nothing but how far code is indented; nothing where there is only space. */
function trimmed(words: readonly Words[], isCode: boolean): Words[] {
  const last = words.findLastIndex(({ text }) => text.trim() !== '');
  const first = isCode ? 0 : words.findIndex(({ text }) => text.trim() !== '');
  return words.slice(Math.max(first, 0), last + 1).map(({ kind, text }, index, all) => {
    const start = index === 0 && !isCode ? text.trimStart() : text;
    return { kind, text: index === all.length - 1 ? start.trimEnd() : start };
  });
}
