import type { TextRange } from '../../engine/place.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';

/** A text that belongs to one product, and what prints the reader's own in its place. */
export interface ProductText {
  text: string;
  product: Product;
  /** `product_name`, or an attribute */
  variable: string;
}

/** The names of products, and the values of attributes that other products have otherwise, as far as they say by themselves what is meant. */
export class ProductTexts {
  readonly #byText = new Map<string, ProductText | undefined>();
  /** what each product calls things itself */
  readonly #own = new Map<Product, Set<string>>();

  constructor({ products, variants }: { products: readonly Product[]; variants: readonly Variant[] }) {
    if (products.length < 2) return;
    for (const product of products) {
      const own = new Set([product.name, ...product.aliases]);
      this.#own.set(product, own);
      for (const text of own) this.#add({ text, product, variable: 'product_name' });
    }
    for (const [variable, values] of valuesOf(variants)) {
      for (const [text, having] of values) {
        for (const product of having) this.#own.get(product)!.add(text);
        const [product, ...others] = [...having];
        if (product && others.length === 0 && values.size > 1 && saysEnough(text))
          this.#add({ text, product, variable });
      }
    }
  }

  /** A text that two products have is neither's. */
  #add(text: ProductText): void {
    if (!this.#byText.has(text.text)) this.#byText.set(text.text, text);
    else if (this.#byText.get(text.text)?.product !== text.product) this.#byText.set(text.text, undefined);
  }

  /** The texts of products in a text, and where they stand. What is part of a longer name ("Orbit Cloud SDK") is another name. */
  *in(text: string): Generator<ProductText & { index: number }> {
    const found: (TextRange & { known: ProductText | undefined })[] = [];
    for (const [wanted, known] of this.#byText) {
      let from = text.indexOf(wanted);
      for (; from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
        const to = from + wanted.length;
        if (standsAlone(text, from, to)) found.push({ from, to, known });
      }
    }
    let end = 0;
    for (const { from, to, known } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
      if (from < end) continue;
      end = to;
      if (known) yield { ...known, index: from };
    }
  }

  /** Whether a text of one product is part of what another one calls things itself. */
  isOwn(text: string, product: Product): boolean {
    return [...(this.#own.get(product) ?? [])].some((own) => own.includes(text));
  }

  /** Where a text names a product itself. */
  *namesIn(text: string, product: Product): Generator<TextRange> {
    for (const name of [product.name, ...product.aliases])
      for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + name.length))
        yield { from, to: from + name.length };
  }
}

/** Whether what stands between two positions is no part of a longer word, name or address. */
function standsAlone(text: string, from: number, to: number): boolean {
  return (
    !/[\p{L}\p{N}/@.-]$/u.test(text.slice(Math.max(0, from - 2), from)) &&
    !/^(?:[\p{L}\p{N}-]| \p{Lu})/u.test(text.slice(to, to + 3))
  );
}

/** A word or two of small letters may be meant in any sense. */
function saysEnough(text: string): boolean {
  return text.length >= 8 && /[\s:/@]/.test(text) && !/^\s|\s$/.test(text) && /\p{Lu}|:\/\/|@/u.test(text);
}

/** For each attribute, its values that are texts, with the products that have them. */
function valuesOf(variants: readonly Variant[]): Map<string, Map<string, Set<Product>>> {
  const found = new Map<string, Map<string, Set<Product>>>();
  for (const { attributes, product } of variants)
    for (const [variable, value] of Object.entries(attributes)) {
      if (typeof value !== 'string') continue;
      const values = found.get(variable) ?? new Map<string, Set<Product>>();
      found.set(variable, values);
      const having = values.get(value) ?? new Set<Product>();
      values.set(value, having.add(product));
    }
  return found;
}
