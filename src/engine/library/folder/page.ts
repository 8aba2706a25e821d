import type { Attributes } from '../../variants/site.ts';
import type { Post, PostList } from './post.ts';

/** One source file in the content folder. */
export interface Page {
  /** relative to the content folder: `guides/recover-your-password.md` */
  path: string;
  /** what stands in URLs: `guides/recover-your-password`; empty for the root's `index.md` */
  slug: string;
  format: 'md' | 'mdx';
  /** as validated; strings may still hold template expressions */
  frontmatter: Frontmatter;
  /** whether its text asks for the list of all tags */
  listsTags?: boolean;
  /** whether no file holds it: it is a list that the site makes */
  isMade?: boolean;
  /** what it says as a post of a blog */
  post?: Post;
  /** the posts that it lists */
  posts?: PostList;
  /** the template of a theme of MkDocs that shows it */
  template?: string;
}

/** What a page says about itself above its text (contract 1); everything may be left out. */
export interface Frontmatter {
  title?: string;
  description?: string;
  /** condition: the variants in which the page exists */
  when?: string;
  /** `hidden` leaves the page out of the navigation */
  nav?: { title?: string; order?: number; hidden?: boolean };
  attributes?: Attributes;
  /** whether its braces are tags; where it does not say, what the site says */
  templates?: boolean;
  /** what the page is about, as readers are shown it */
  tags?: string[] | undefined;
  /** parts that it is shown without */
  hide?: Hideable[] | undefined;
  redirect_from?: string[];
  /** ids that headings of the page had before, each with the id of the heading that stands for it now */
  ids_from?: Record<string, string>;
  /** false keeps the page out of the search */
  search?: boolean;
}

/** Parts around a page's text that it may be shown without, by the names that Material for MkDocs has for them. */
export const HIDEABLE = ['navigation', 'toc', 'path', 'footer', 'feedback', 'tags'] as const;
export type Hideable = (typeof HIDEABLE)[number];
