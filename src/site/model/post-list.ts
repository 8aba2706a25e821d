import { patternedDate } from '../../engine/language/date-pattern.ts';
import { dateFormat, listFormat } from '../../engine/language/formatters.ts';
import { say, sayParts } from '../../engine/language/say.ts';
import type { Post, PostLabel } from '../../engine/library/folder/post.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import type { Heading } from '../../engine/markdown/types.ts';
import { encodePath, isElsewhere } from '../../engine/url-path.ts';
import { type Excerpt, postsOf } from './excerpts.ts';
import { hrefOf } from './href.ts';
import { escapeHtml } from './html.ts';
import { postPages } from './post-pages.ts';

/** The list of the posts of a page, and what of it stands in the table of contents. */
export interface ListedPosts {
  html: string;
  headings: Heading[];
}

/**
 * The posts that a document lists, each with what it begins with, and the way to the other pages of the list. Empty for a page that
 * lists none.
 *
 * @param base the path below which the site is deployed
 */
export function listPosts(
  library: Library,
  document: Document,
  excerpts: ReadonlyMap<Document, Excerpt>,
  base: string,
): ListedPosts {
  const list = document.page.posts;
  if (!list) return { html: '', headings: [] };
  const posts = postsOf(library, document);
  const headings = posts.map((post) => ({
    depth: 2 as const,
    id: idOf(post),
    text: excerpts.get(post)?.title ?? library.title(post),
    line: 0,
  }));
  return {
    html:
      posts.map((post) => entryOf(library, post, excerpts.get(post), base)).join('\n') +
      postPages(library, document, base),
    headings: list.hasToc ? headings : [],
  };
}

function idOf({ page }: Document): string {
  return page.slug.replace(/\s/g, '-');
}

function entryOf(library: Library, post: Document, excerpt: Excerpt | undefined, base: string): string {
  const { language } = library.site;
  const { heading = escapeHtml(library.title(post)), title = library.title(post) } = excerpt ?? {};
  const href = escapeHtml(hrefOf(base, post.url));
  const label = escapeHtml(say(language, 'blog.continue_with', { title }));
  const more = excerpt?.isCut
    ? `<p class="post-more"><a href="${href}" aria-label="${label}">${escapeHtml(say(language, 'blog.continue'))}</a></p>`
    : '';
  return `<article class="post" aria-labelledby="${escapeHtml(idOf(post))}">
<h2 id="${escapeHtml(idOf(post))}"><a href="${href}">${heading}</a></h2>
${postFacts(library, post, { minutes: excerpt?.minutes, isListed: true }, base)}
${excerpt?.html ?? ''}
${more}</article>`;
}

/** What is said of a post where it is shown. */
interface ShownFacts {
  /** how long it takes to read, where that is known */
  minutes: number | undefined;
  /** whether it is one of a list, which names fewer authors and categories */
  isListed: boolean;
}

/** When a post was written and by whom, what it belongs to and how long it is, as a line of HTML. */
export function postFacts(library: Library, document: Document, shown: ShownFacts, base: string): string {
  const marks = {
    text: escapeHtml,
    date: (date: string, text: string) => `<time datetime="${date}">${escapeHtml(text)}</time>`,
    link: (text: string, url: string) => `<a href="${escapeHtml(hrefOf(base, url))}">${escapeHtml(text)}</a>`,
    picture: ({ avatar }: PostLabel) =>
      avatar === undefined
        ? ''
        : `<img class="avatar" src="${escapeHtml(pictureAddress(avatar, base))}" alt="" width="40" height="40" loading="lazy">`,
  };
  const facts = factsOf(library, document, shown, marks);
  const line =
    facts.length === 0
      ? ''
      : `<p class="post-facts">${facts.map((fact) => `<span>${fact}</span>`).join(' ')}</p>`;
  const profiles = shown.isListed ? [] : document.page.post!.authors.filter(hasProfile);
  if (profiles.length === 0) return line;
  const items = profiles.map((label) => {
    const { text, url } = shownLabel(library, label, document.variant);
    const name = url === undefined ? escapeHtml(text) : marks.link(text, url);
    const more = label.description === undefined ? '' : `<br>${escapeHtml(label.description)}`;
    return `<li>${marks.picture(label)}<span><strong>${name}</strong>${more}</span></li>`;
  });
  return `${line}<ul class="post-authors">${items.join('')}</ul>`;
}

/** Whether more is to be shown of an author than the name. */
function hasProfile({ description, avatar }: PostLabel): boolean {
  return description !== undefined || avatar !== undefined;
}

/** Where the picture of an author is: paths are those of the content folder, which is served below the root of the site. */
function pictureAddress(avatar: string, base: string): string {
  return isElsewhere(avatar) ? avatar : hrefOf(base, `/${encodePath(avatar)}`);
}

/** How a language of marks writes what is said of a post. */
interface Marks {
  text(text: string): string;
  date(date: string, text: string): string;
  link(text: string, url: string): string;
  /** the picture of an author, before the name */
  picture(author: PostLabel): string;
}

function factsOf(
  library: Library,
  { page, variant }: Document,
  { minutes, isListed }: ShownFacts,
  marks: Marks,
  isBrief = isListed,
): string[] {
  const post = page.post!;
  const { language } = library.site;
  const options = library.site.blogs[post.blog]!;
  const dated = (date: string) => marks.date(date, writtenDate(library, post, date));
  const linked = (labels: readonly PostLabel[], most: number): string =>
    listFormat(language.tag, 'unit').format(
      (isListed ? labels.slice(0, most) : labels).map((label) => {
        const { text, url } = shownLabel(library, label, variant);
        const name = url === undefined ? marks.text(text) : marks.link(text, url);
        return marks.picture(label) + name;
      }),
    );
  const said = (key: 'blog.in' | 'blog.by' | 'blog.updated', value: string): string[] =>
    value === ''
      ? []
      : [
          sayParts(language, key)
            .map((part) => (typeof part === 'string' ? marks.text(part) : value))
            .join(''),
        ];
  return [
    ...(post.isPinned ? [marks.text(say(language, 'blog.pinned'))] : []),
    ...(post.isDraft ? [marks.text(say(language, 'blog.draft'))] : []),
    ...(post.date === '' ? [] : [dated(post.date)]),
    ...(post.updated === undefined || isListed ? [] : said('blog.updated', dated(post.updated))),
    // Below a post of its own, whoever has more to show stands in a line of their own.
    ...said(
      'blog.by',
      linked(
        isBrief ? post.authors : post.authors.filter((author) => !hasProfile(author)),
        options.post_excerpt_max_authors,
      ),
    ),
    ...said('blog.in', linked(post.categories, options.post_excerpt_max_categories)),
    ...(options.post_readtime && minutes !== undefined
      ? [marks.text(say(language, 'blog.readtime', { count: minutes }))]
      : []),
  ];
}

function writtenDate(library: Library, { blog }: Post, date: string): string {
  const { tag } = library.site.language;
  const day = new Date(date);
  return patternedDate(library.site.blogs[blog]!.post_date_format, day, tag) ?? dateFormat(tag).format(day);
}

/** What a category or an author is called in a variant, as its page says where it has one, and where it leads. */
function shownLabel(
  library: Library,
  { name, page: path, url }: PostLabel,
  variant: Document['variant'],
): { text: string; url?: string | undefined } {
  if (url !== undefined) return { text: name, url };
  const page = path === undefined ? undefined : library.page(path);
  const list = page && library.document(page, variant);
  return list ? { text: library.title(list), url: list.url } : { text: name };
}

/** The Markdown of a page with what is said of it as a post, and with the posts that it lists. */
export function listPostsInMarkdown(
  library: Library,
  document: Document,
  markdown: string,
  address: (url: string) => string,
): string {
  const facts = (post: Document, isListed: boolean): string => {
    const marks = {
      text: escapeMarkdown,
      date: (_date: string, text: string) => escapeMarkdown(text),
      link: (text: string, url: string) =>
        `[${escapeMarkdown(text)}](${url.startsWith('/') ? address(url) : url})`,
      picture: () => '',
    };
    return factsOf(library, post, { minutes: undefined, isListed }, marks, true).join(' · ');
  };
  const posts = postsOf(library, document).map((post) => {
    const title = `## [${escapeMarkdown(library.title(post))}](${address(post.url)})`;
    return [title, facts(post, true)].filter(Boolean).join('\n\n');
  });
  const own = document.page.post ? facts(document, false) : '';
  const text = own === '' ? markdown : belowHeading(markdown, own);
  return posts.length === 0 ? text : `${[text.trimEnd(), ...posts].join('\n\n')}\n`;
}

/** A text with a paragraph below the heading with which it begins. */
function belowHeading(markdown: string, paragraph: string): string {
  const heading = /^\s*# [^\n]*\n/.exec(markdown)?.[0];
  return heading === undefined
    ? `${paragraph}\n\n${markdown}`
    : `${heading.trimEnd()}\n\n${paragraph}\n\n${markdown.slice(heading.length).trimStart()}`;
}
