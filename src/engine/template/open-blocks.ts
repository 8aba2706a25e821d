import type { Place } from '../place.ts';
import type { SourceMap } from './source-map.ts';
import type { TemplateTag } from './tags.ts';

/** Tags that open a block, and what may come inside them before their end. */
export const MIDDLES: Record<string, readonly string[]> = {
  if: ['elif', 'elseif', 'else'],
  for: ['else'],
  set: [],
  macro: [],
  call: [],
  filter: [],
  with: [],
  raw: [],
  verbatim: [],
};

interface OpenBlock {
  tag: TemplateTag;
  /** whether `{% else %}` was seen: nothing but the end may follow */
  closedByElse: boolean;
  /** whether its tag was wrong and reported, so that this is only what was probably meant */
  guessed: boolean;
}

/** What a tag does to the blocks of a text. */
export interface Step {
  does: 'opens' | 'continues' | 'closes' | 'stands';
  tag: TemplateTag;
  /** what it is, or was probably meant to be: `if`; undefined for a tag that prints */
  keyword: string | undefined;
  /** whether the tag is wrong, and was reported */
  isGuess: boolean;
}

/** Hears of a mistake in a tag: the rule, the tag to blame, a full sentence, and what to do about it. */
export type Report = (rule: string, tag: TemplateTag, message: string, hint?: string) => void;

/** The blocks that are open at a place of a text, each closed by its end and reported where it is not. */
export class OpenBlocks {
  /** what the tags do, in their order; a block that is never closed has no end here */
  readonly steps: Step[] = [];
  readonly #open: OpenBlock[] = [];
  readonly #report: Report;
  readonly #map: SourceMap;
  /** names of blocks that were only guessed and found an end, which may have been that of another block */
  readonly #guessedAndClosed: string[] = [];

  constructor(report: Report, map: SourceMap) {
    this.#report = report;
    this.#map = map;
  }

  /** @param guessed whether the tag is wrong, and was reported */
  open(tag: TemplateTag, guessed = false): void {
    this.#open.push({ tag, closedByElse: false, guessed });
    this.#step('opens', tag, guessed);
  }

  /** `{% endif %}` and the like; one that was only guessed is not reported again. */
  close(tag: TemplateTag, guessed = false): void {
    const name = tag.name.slice('end'.length);
    const block = this.#open.at(-1);
    if (block?.tag.name === name) {
      this.#pop(tag);
      if (block.guessed) this.#guessedAndClosed.push(name);
      this.#checkSameFile(tag, block.tag);
      return;
    }
    if (!this.#open.some((outer) => outer.tag.name === name)) {
      if (guessed) return;
      const message = `"{% ${tag.name} %}" closes nothing: no {% ${name} %} is open here.`;
      const hint = block
        ? this.#openHere(block)
        : `Remove it, or add the {% ${name} … %} that it should close.`;
      this.#report('stray-tag', tag, message, hint);
      return;
    }
    // What lies above it was forgotten: say so once and go on from there.
    while (this.#open.at(-1)?.tag.name !== name) {
      const { tag: forgotten, guessed: known } = this.#pop(tag);
      if (known) continue;
      this.#report(
        'unclosed-tag',
        forgotten,
        `"{% ${forgotten.body} %}" is not closed before "{% ${tag.name} %}" (${this.#place(tag)}).`,
        `Add {% end${forgotten.name} %} before it.`,
      );
    }
    this.#pop(tag);
  }

  /**
   * A tag that is complete by itself.
   *
   * @param guessed whether it is wrong, and was reported
   */
  stand(tag: TemplateTag, guessed = false): void {
    this.#step('stands', tag, guessed);
  }

  #pop(end: TemplateTag): OpenBlock {
    this.#step('closes', end);
    return this.#open.pop()!;
  }

  #step(does: Step['does'], tag: TemplateTag, isGuess = false): void {
    this.steps.push({ does, tag, keyword: tag.kind === 'block' ? tag.name : undefined, isGuess });
  }

  /** `{% else %}` and the like; one that was only guessed is not reported again. */
  middle(tag: TemplateTag, guessed = false): void {
    const block = this.#open.at(-1);
    if (!block || !MIDDLES[block.tag.name]?.includes(tag.name)) {
      if (guessed) return;
      const hint = block ? this.#openHere(block) : 'Remove it, or add the {% if … %} before it.';
      this.#report('stray-tag', tag, `"{% ${tag.name} %}" belongs to no block.`, hint);
    } else if (block.closedByElse) {
      this.#report(
        'stray-tag',
        tag,
        `"{% ${tag.name} %}" comes after {% else %}.`,
        `{% else %} is the last branch of {% ${block.tag.body} %} (${this.#place(block.tag)}).`,
      );
    } else {
      block.closedByElse = tag.name === 'else';
      this.#step('continues', tag, guessed);
      this.#checkSameFile(tag, block.tag);
    }
  }

  /** Reports what is open at the end of the text. */
  end(): void {
    for (const { tag, guessed } of this.#open) {
      if (guessed) continue;
      const taken = this.#guessedAndClosed.indexOf(tag.name);
      if (taken >= 0) this.#guessedAndClosed.splice(taken, 1);
      else
        this.#report(
          'unclosed-tag',
          tag,
          `"{% ${tag.body} %}" is never closed.`,
          `Add {% end${tag.name} %} where it ends.`,
        );
    }
  }

  #openHere({ tag }: OpenBlock): string {
    return `The block that is open here is {% ${tag.body} %} (${this.#place(tag)}).`;
  }

  /** A block that begins in one file and goes on in another reads well in neither. */
  #checkSameFile(tag: TemplateTag, opening: TemplateTag): void {
    if (wayTo(this.#map.place(tag.start)) === wayTo(this.#map.place(opening.start))) return;
    this.#report(
      'split-block',
      tag,
      `"{% ${shorten(tag.body)} %}" belongs to "{% ${shorten(opening.body)} %}", which stands in another file (${this.#place(opening)}).`,
      'Open and close a block in the same file.',
    );
  }

  #place(tag: TemplateTag): string {
    const { file, line } = this.#map.place(tag.start);
    return `${file}:${line}`;
  }
}

/** The file of a place and the way that led to it: two inclusions of one file differ. */
function wayTo({ file, includedFrom = [] }: Place): string {
  return [file, ...includedFrom.map((link) => `${link.file}:${link.line}:${link.column}`)].join('\n');
}

/** What a tag holds, short enough for a message. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
