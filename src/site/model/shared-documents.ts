import type { Page } from '../../engine/library/types.ts';
import { choicesHtml } from './choices-html.ts';
import { type OwnWords, SharedHtml, sharedVariant } from './own-words.ts';
import {
  type Deployed,
  type DocumentOutline,
  type DocumentToShow,
  outlineOf,
  type ShownDocument,
  sectionOf,
  shownDocument,
} from './shown-document.ts';
import { tellAbsence } from './tell-absence.ts';

/** A page that is kept for other variants, and what it was made of. */
interface Kept {
  of: readonly unknown[];
  html: Promise<SharedHtml>;
}

/** Pages whose documents are kept: those of one stand together, and a few are made at a time. */
const KEPT_PAGES = 8;

/**
 * Documents that are shared by the variants in which their page is the same but for the variant's own words: its prefix, its version, and
 * where it stands among the choices. The page of such a document is made once, and written for each of them.
 */
export class SharedDocuments {
  readonly #deployed: Deployed;
  readonly #kept = new Map<Page, Kept[]>();

  constructor(deployed: Deployed) {
    this.#deployed = deployed;
  }

  /**
   * The page of a document in Markdown, in UTF-8 where it is shared.
   *
   * @param make makes the page of what it shows, as it is printed
   * @throws what making it throws
   */
  async html(
    document: DocumentToShow,
    make: (shown: ShownDocument) => Promise<string>,
  ): Promise<string | Uint8Array> {
    const { base } = this.#deployed;
    const { variant, page } = document.rendered.document;
    const printed = isSharable(document) ? sharedVariant(variant) : undefined;
    const outline = outlineOf(document, this.#deployed, printed);
    if (printed === undefined) return make(shownDocument(outline, base));
    const of = sameness(outline, base);
    const kept = this.#keptOf(page);
    let same = kept.find((each) => each.of.every((part, index) => part === of[index]));
    if (!same) {
      same = { of, html: make(shownDocument(outline, base)).then((html) => new SharedHtml(html)) };
      kept.push(same);
    }
    return (await same.html).write(ownWords(outline, base), base);
  }

  #keptOf(page: Page): Kept[] {
    const kept = this.#kept.get(page) ?? [];
    this.#kept.set(page, kept);
    if (this.#kept.size > KEPT_PAGES) this.#kept.delete(this.#kept.keys().next().value!);
    return kept;
  }
}

/** Whether the characters for a variant's own words may stand in the page of a document, and what differs else is seen in its outline. */
function isSharable({ library, rendered }: DocumentToShow): boolean {
  const { document, title, description } = rendered;
  const { listsTags, post, posts } = document.page;
  const { product, version } = document.variant;
  const edition = [product.name, version].filter(Boolean).join(' ');
  // What says so already is not told again in the head of the page.
  const saysEdition = description?.includes(edition) || [title, library.site.title].includes(edition);
  const hasLists =
    listsTags || post !== undefined || posts !== undefined || sectionOf(library, rendered).length > 0;
  return !saysEdition && !hasLists;
}

/** All that the page of a document is made of: the same in two documents of a page that may share it. */
function sameness(
  { library, rendered, around, saying, written, marks }: DocumentOutline,
  base: string,
): unknown[] {
  const { variant, look, switcher, branch, ...beside } = around;
  const { above, url, notice, upgrades } = beside;
  return [
    variant.product,
    variant.searchEngines === 'noindex',
    look,
    switcher,
    branch,
    written,
    rendered.headings,
    JSON.stringify([saying, above, url, notice, upgrades]),
    JSON.stringify(marks),
    // The lines name the variants nearest to the reader's.
    rendered.absent.length > 0 && tellAbsence(library, rendered, written.body, base, variant),
  ];
}

function ownWords({ library, rendered, around }: DocumentOutline, base: string): OwnWords {
  const { variant } = rendered.document;
  const group = around.switcher.find(({ product }) => product === variant.product)!;
  return { variant, choices: choicesHtml(library.site.language, group, variant, base) };
}
