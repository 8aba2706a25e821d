import type { DocumentApparatus } from '../../apparatus/document-apparatus.ts';
import type { Document, Library, RenderedDocument } from '../../engine/library/types.ts';
import type { Heading } from '../../engine/markdown/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { markdownUrl } from '../files/markdown-url.ts';
import { type PlacedMark, withMarks } from './article-marks.ts';
import { canonicalDocument } from './canonical.ts';
import { constructsIn, type NeededConstructs } from './constructs.ts';
import { editUrl } from './edit-url.ts';
import { type Excerpt, minutesOf } from './excerpts.ts';
import { type FeedbackLink, feedbackLink } from './feedback-link.ts';
import type { SiteHost } from './host.ts';
import { type ListingEntry, listing } from './listing.ts';
import { placedMark } from './mark-html.ts';
import { PART } from './navigation-html.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { ownUrl } from './own-words.ts';
import { listPosts, postFacts } from './post-list.ts';
import { type ReadingLine, readingLine } from './reading-line.ts';
import { relatedLinks } from './related-links.ts';
import { article, type SharedArticle, sharedArticle } from './shared-article.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { listTags, tagAddress } from './tag-list.ts';
import { tellAbsence } from './tell-absence.ts';
import { variantModel } from './variant-model.ts';

/** A document that is to be shown, with what is known of it besides. */
export interface DocumentToShow {
  library: Library;
  rendered: RenderedDocument;
  /** what readers are shown of its passages */
  apparatus: DocumentApparatus | undefined;
  /** what the posts begin with that it lists */
  excerpts?: ReadonlyMap<Document, Excerpt> | undefined;
  /** when what it is made of was last committed, where that is told */
  updated: Date | undefined;
  /** the article of a page in MDX format */
  content?: string | undefined;
}

/** Where a site will stand. */
export type Deployed = Pick<SiteHost, 'base' | 'origin'>;

/** What a page says of a document around the article; all of it as it is printed. */
export interface DocumentSaying {
  title: string;
  description: string | undefined;
  canonical: string;
  markdown: string;
  edit: string | undefined;
  /** its tags, each with where the list of all is, if there is one */
  tags: readonly { tag: string; address: string | undefined }[];
  reading: ReadingLine;
  neighbours: Neighbours;
  updated: Date | undefined;
  feedback: FeedbackLink | undefined;
}

/** A document as its page shows it; prefixes in its article are abstract. */
export interface ShownDocument extends DocumentSaying {
  around: Surroundings;
  heading: string | undefined;
  /** what is told of a post below its heading, as HTML */
  facts: string | undefined;
  article: string;
  needs: NeededConstructs;
  contents: Heading[];
  /** the pages of its section, where the navigation does not have them all */
  section: readonly ListingEntry[];
}

/** What is to be said of a document, before its page is made of it. */
export interface DocumentOutline extends DocumentToShow {
  saying: DocumentSaying;
  around: Surroundings;
  /** the article before anything stands in it that is of some variants alone */
  written: SharedArticle;
  marks: readonly PlacedMark[];
}

/**
 * Finds out what is to be said of a document.
 *
 * @param printed the variant as pages print it that others share
 */
export function outlineOf(
  shown: DocumentToShow,
  { base, origin }: Deployed,
  printed: Variant = shown.rendered.document.variant,
): DocumentOutline {
  const { library, rendered, apparatus, updated, content } = shown;
  const { document, edition, title, description } = rendered;
  const { variant, url, page } = document;
  const { site } = library;
  const own = (address: string): string => ownUrl(address, variant, printed);
  return {
    ...shown,
    around: surroundingsOf(library, document, base, printed),
    saying: {
      title,
      description,
      canonical: canonicalDocument(library, document, edition).url,
      markdown: own(markdownUrl(document)),
      edit: page.isMade ? undefined : editUrl(site, rendered.source),
      tags: (page.frontmatter.tags ?? []).map((tag) => {
        const address = tagAddress(library, variant, tag);
        return { tag, address: address && own(address) };
      }),
      reading: readingLine(library, document, apparatus, printed),
      neighbours: neighboursOf(library, document, own),
      updated,
      feedback: feedbackLink(site, rendered, { variant: printed, address: base + own(url), origin }),
    },
    written:
      rendered.module === undefined
        ? sharedArticle(rendered, site.language)
        : article(rendered, variant.product, site.language, content),
    marks: apparatus?.marks.map((mark) => placedMark(library, document, mark, base)) ?? [],
  };
}

/** What the page of a document shows, with all that stands in its article. */
export function shownDocument(outline: DocumentOutline, base: string): ShownDocument {
  const { library, rendered, around, saying, written, marks, excerpts = new Map() } = outline;
  const { document, headings } = rendered;
  const { page } = document;
  const { needs } = written;
  // What stands in a list of tags differs from version to version.
  const tagged = listTags(library, document, written.body, base);
  const posts = listPosts(library, document, excerpts, base);
  const added = [...tagged.headings, ...posts.headings];
  const marked = tellAbsence(library, rendered, withMarks(tagged.html, marks), base, around.variant);
  const others = [...marks, posts].map(({ html }) => constructsIn(html));
  const isOfBlog = page.post !== undefined || page.posts !== undefined;
  return {
    ...saying,
    around,
    heading: written.heading,
    facts:
      page.post &&
      postFacts(library, document, { minutes: minutesOf(library, rendered), isListed: false }, base),
    article: marked + posts.html + relatedLinks(library, document, base),
    needs: {
      styles: [needs, ...others].some(({ styles }) => styles) || saying.tags.length > 0 || isOfBlog,
      diagrams: [needs, ...others].some(({ diagrams }) => diagrams),
    },
    contents: added.length > 0 ? [...headings, ...added] : headings,
    section: sectionOf(library, rendered),
  };
}

/** A section too long for the navigation lists its pages itself, so that each can be reached without JavaScript. */
export function sectionOf(library: Library, { document }: RenderedDocument): ListingEntry[] {
  const model = variantModel(library, document.variant);
  const children = model.trail.get(document.url)?.at(-1)?.children ?? [];
  return children.length > PART ? listing(library, model, children) : [];
}
