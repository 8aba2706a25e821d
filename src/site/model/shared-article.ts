import { BASE_PATH } from '../../engine/base-path.ts';
import type { Language } from '../../engine/language/language.ts';
import type { Edition, RenderedDocument } from '../../engine/library/types.ts';
import type { Product } from '../../engine/variants/site.ts';
import { splitHeading } from './article.ts';
import { constructsIn, type NeededConstructs } from './constructs.ts';
import { nameNoteKinds } from './note-kinds.ts';
import { styleData } from './style-data.ts';
import { wholeWords } from './whole-words.ts';

/** An article as the pages of all documents show it that share it; prefixes in it are abstract. */
export interface SharedArticle {
  heading: string | undefined;
  body: string;
  needs: NeededConstructs;
}

const SHARED = new WeakMap<Edition, Map<Product, SharedArticle & { title: string }>>();

/** The article of a page in Markdown, made ready once for all documents of a product that share its edition. */
export function sharedArticle(rendered: RenderedDocument, language: Language): SharedArticle {
  const { document, edition, title } = rendered;
  const { product } = document.variant;
  const articles = SHARED.get(edition) ?? new Map<Product, SharedArticle & { title: string }>();
  SHARED.set(edition, articles);
  const known = articles.get(product);
  // A page without a heading has its title for one.
  if (known?.title === title) return known;
  const shared = article(
    { module: undefined, hasHeading: rendered.hasHeading, title, html: rendered.sharedHtml },
    product,
    language,
  );
  // Words that belong together are found in what a heading prints, too.
  if (shared.heading?.includes(BASE_PATH)) return article(rendered, product, language);
  const made = { title, ...shared };
  articles.set(product, made);
  return made;
}

/**
 * An article made ready to be shown.
 *
 * @param content what the components of a page in MDX format print, without the heading
 */
export function article(
  rendered: Pick<RenderedDocument, 'html' | 'module' | 'hasHeading' | 'title'>,
  product: Product,
  language: Language,
  content?: string,
): SharedArticle {
  const { heading, body: written } = splitHeading(rendered);
  const body = nameNoteKinds(styleData(content ?? written), language);
  return {
    heading: heading && styleData(wholeWords(heading, product.name)),
    body,
    // A title may have icons.
    needs: constructsIn((heading ?? '') + body),
  };
}
