/** What a page says of itself that is a post of a blog. */
export interface Post {
  /** which of the site's blogs has it */
  blog: number;
  /** `2024-01-31` */
  date: string;
  /** when it was written anew */
  updated?: string;
  categories: readonly PostLabel[];
  authors: readonly PostLabel[];
  /** minutes, where it says itself how long it takes to read */
  readtime?: number;
  /** what else is to be read about it */
  links: readonly PostLink[];
  isPinned: boolean;
  isDraft: boolean;
}

/** A link that a post says in its frontmatter, or a group of them. */
export interface PostLink {
  /** what readers see; undefined for the title of the page */
  title?: string | undefined;
  /** an address of another site, or the path of a page or a file in the content folder, with a fragment or without */
  target?: string;
  links?: readonly PostLink[];
}

/** A category or an author of posts. */
export interface PostLabel {
  name: string;
  /** the path of the page that lists their posts, where there is one */
  page?: string;
  /** an address of another site */
  url?: string;
  /** of an author: a sentence on who they are */
  description?: string;
  /** the picture of an author: an address of another site, or a path in the content folder */
  avatar?: string;
}

/** The posts that a page lists below its text. */
export interface PostList {
  /** which of the site's blogs has them */
  blog: number;
  /** paths of the posts, in the order in which they stand there */
  posts: readonly string[];
  /** paths of all pages of the list */
  pages: readonly string[];
  /** whether the posts stand in the table of contents, too */
  hasToc: boolean;
}
