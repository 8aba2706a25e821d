import type { Token } from 'markdown-it';
import type { ParsedEdition } from '../engine/library/edition/rendered-edition.ts';
import type { Page } from '../engine/library/types.ts';
import { lineOffsets } from '../engine/line-offsets.ts';
import type { Collector } from '../engine/markdown/collector.ts';
import { inlineOffsets } from '../engine/markdown/sources/inline-offsets.ts';
import type { TextOffsets } from '../engine/markdown/sources/text-offsets.ts';
import type { Place, TextRange } from '../engine/place.ts';
import type { Provenance } from '../engine/template/provenance.ts';
import type { VariantSet } from '../engine/variants/variant-set.ts';

/** A page while a check looks at it. Nothing of it is kept when the check goes on to the next. */
export interface OpenPage {
  page: Page;
  /** those in which it exists */
  variants: VariantSet;
  editions: readonly OpenEdition[];
}

/** An edition of a page that is looked at: its Markdown as the parser has read it. */
export class OpenEdition {
  readonly variants: VariantSet;
  /** after templating */
  readonly text: string;
  /** with the ids of headings and tabs */
  readonly tokens: readonly Token[];
  readonly collector: Collector;
  readonly provenance: Provenance;
  #lines: readonly number[] | undefined;

  /** An edition as its variants read it, once for each place that its text comes from: several branches may say the same. */
  static all(parsed: ParsedEdition): OpenEdition[] {
    const { provenances, provenanceIn, variants } = parsed.edition;
    return [...provenances].map(
      (provenance) =>
        new OpenEdition(
          parsed,
          provenance,
          variants.filter((variant) => provenanceIn(variant) === provenance),
        ),
    );
  }

  private constructor({ edition, markdown }: ParsedEdition, provenance: Provenance, variants: VariantSet) {
    this.variants = variants;
    this.text = edition.text;
    this.tokens = markdown.tokens;
    this.collector = markdown.collector;
    this.provenance = provenance;
  }

  /** Where a stretch of the text is written, or, where that is not known, a line of it (from 0). */
  place(range: TextRange | undefined, line: number): Place {
    return range ? this.provenance.origin(range).place : this.provenance.place(line);
  }

  /** Leads positions of an inline token's content to offsets of the text; undefined for what does not stand there. */
  offsetsOf(inline: Token): TextOffsets | undefined {
    this.#lines ??= lineOffsets(this.text);
    return inlineOffsets(inline, this.text, this.#lines);
  }

  /** Inline tokens with their offsets, where these are known. */
  *inlines(): Generator<{ token: Token; offsets: TextOffsets }> {
    for (const token of this.tokens) {
      const offsets = token.type === 'inline' && token.content !== '' ? this.offsetsOf(token) : undefined;
      if (offsets) yield { token, offsets };
    }
  }
}
