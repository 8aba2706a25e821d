import type { Place, TextRange } from '../../engine/place.ts';
import type { Product } from '../../engine/variants/site.ts';
import { FOR_WRITERS, type VariantSet } from '../../engine/variants/variant-set.ts';
import type { OpenEdition } from '../open-page.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { codeSpans, isWithin } from './code-spans.ts';
import { fieldsOf } from './page-fields.ts';
import { type ProductText, ProductTexts } from './product-texts.ts';

/** Tags of a template. */
const TAG = /\{[{%#][^{}]*[}%#]\}/g;

const known = new WeakMap<object, ProductTexts>();

export const otherProduct: Rule = {
  name: 'other-product',
  severity: 'warning',
  title: "Another product's name or value, written out",
  why: 'What is written out is the same for all readers. In a text that several products share, readers of one meet the name, the address or the label of another. A variable prints each its own. A text that is meant for one product stands under a condition, and one that names both is left alone.',
  example: {
    wrong: '# Orders\n\nSign in to Orbit Cloud and open the list.\n',
    right: '# Orders\n\nSign in to {{ product_name }} and open the list.\n',
  },
  *look(page, content) {
    const { site } = content.library;
    const texts = known.get(site) ?? new ProductTexts(site);
    known.set(site, texts);
    const found = new Map<string, Mention>();
    for (const edition of page.editions)
      for (const mention of mentionsIn(edition, texts)) {
        const { file, line, column } = mention.place;
        const key = `${file}:${line}:${column}`;
        const first = found.get(key);
        found.set(key, first ? { ...first, variants: first.variants.union(mention.variants) } : mention);
      }
    for (const field of fieldsOf(page, content))
      for (const { index: _, ...text } of texts.in(field.source.replace(TAG, '')))
        found.set(`${field.place.line}: ${text.text}`, {
          ...text,
          place: field.place,
          variants: page.variants,
          isBeside: (product) => !texts.namesIn(field.source, product).next().done,
        });
    const groups = Map.groupBy(
      [...found.values()].flatMap((mention) => {
        const readers = misled(mention, texts);
        return readers ? [{ mention, readers }] : [];
      }),
      ({ mention: { place, text } }) => `${place.file}\n${text}`,
    );
    for (const group of groups.values())
      yield finding(
        group.map(({ mention }) => mention),
        group.map(({ readers }) => readers).reduce((all, each) => all.union(each)),
      );
  },
};

/** A text of a product, written out. */
interface Mention extends ProductText {
  place: Place;
  /** those in which it stands there */
  variants: VariantSet;
  /** whether what it stands in names a product, too */
  isBeside(product: Product): boolean;
}

function* mentionsIn(edition: OpenEdition, texts: ProductTexts): Generator<Mention> {
  const { provenance, variants, text: all, tokens } = edition;
  for (const { token, offsets } of edition.inlines()) {
    const code = codeSpans(token.content);
    const beside = new Map<Product, boolean>();
    const isBeside = (product: Product): boolean => {
      // What a variable prints is each reader's own name, and no other product's beside it.
      const isWritten = (name: TextRange): boolean =>
        provenance.firstPart(offsets.range(name))?.expression === undefined;
      const known = beside.get(product) ?? [...texts.namesIn(token.content, product)].some(isWritten);
      beside.set(product, known);
      return known;
    };
    for (const { index, ...found } of texts.in(token.content)) {
      const range = offsets.range({ from: index, to: index + found.text.length });
      const isCode = isWithin(code, index);
      if (
        provenance.firstPart(range)?.expression !== undefined ||
        (isCode && found.variable === 'product_name')
      )
        continue;
      yield { ...found, variants, place: edition.place(range, 0), isBeside };
    }
  }
  for (const { type, map } of tokens) {
    if (!map || (type !== 'fence' && type !== 'code_block')) continue;
    const { from, to } = provenance.rangeOfLines(...map);
    for (const { index, ...found } of texts.in(all.slice(from, to))) {
      const range = { from: from + index, to: from + index + found.text.length };
      // Code names what it must: a vendor, a package.
      if (found.variable === 'product_name' || provenance.firstPart(range)?.expression !== undefined)
        continue;
      yield { ...found, variants, place: edition.place(range, 0), isBeside: () => false };
    }
  }
}

/** The readers of other products who see a mention, if it was not written for them. */
function misled({ text, product, variants, isBeside }: Mention, texts: ProductTexts): VariantSet | undefined {
  // What only readers of one product see was written for them.
  if (![...variants].some((variant) => variant.product === product)) return undefined;
  const others = variants.filter(
    (variant) =>
      variant.product !== product && !texts.isOwn(text, variant.product) && !isBeside(variant.product),
  );
  return others.size === 0 ? undefined : others;
}

/** What is wrong with the mentions of one text in one file: a text that is all about one product is told once. */
function finding(mentions: readonly Mention[], readers: VariantSet): RuleFinding {
  const [{ text, product, variable, place }] = mentions as [Mention];
  const what = variable === 'product_name' ? 'the name' : `what {{ ${variable} }} prints for readers`;
  const elsewhere = mentions.length === 1 ? '' : `, and ${mentions.length - 1} more in this file`;
  return {
    message: `"${text}" is ${what} of ${product.id}, and readers of ${readers.describe(FOR_WRITERS)} see it here, too${elsewhere}.`,
    hint: `Write {{ ${variable} }}, or put the text under a condition; a page that is for one product only has a when:.`,
    place,
    variants: readers.ids,
  };
}
