import type { Heading, Reference } from '../../markdown/types.ts';
import type { Document } from '../names/document.ts';
import type { AbsentSection } from './absent-sections.ts';
import type { Edition } from './edition.ts';

/** A document ready to be written: nothing in it is abstract any more. */
export interface RenderedDocument {
  document: Document;
  edition: Edition;
  title: string;
  description: string | undefined;
  /**
   * the article's HTML. Empty for a page in MDX format: the site compiles its `module`.
   */
  html: string;
  /** the same for all documents that share its edition: the only thing here in which prefixes are abstract */
  sharedHtml: string;
  /** MDX source whose Markdown is already HTML; only for pages in MDX format */
  module: string | undefined;
  /** whether the article has a heading that is its title */
  hasHeading: boolean;
  headings: Heading[];
  /** what other variants of the page have and this one has not, where links may lead all the same */
  absent: readonly AbsentSection[];
  links: Reference[];
  images: Reference[];
  /**
   * the Markdown after templating, for the `.md` twin. Undefined for a page in MDX format: what its components print is known
   * when the site has rendered them.
   */
  markdown: string | undefined;
  /** path of the file that really holds the text, relative to the content folder: an include when the page only wraps it */
  source: string;
  /** paths of all files that it is made of, relative to the content folder: the page, what shows of includes, components */
  files: readonly string[];
}
