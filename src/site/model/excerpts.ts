import { type DefaultTreeAdapterMap, parseFragment, serialize } from 'parse5';
import { BASE_PATH } from '../../engine/base-path.ts';
import type { Document, Library, RenderedDocument } from '../../engine/library/types.ts';
import { escapeHtml } from './html.ts';
import { sharedArticle } from './shared-article.ts';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];
type Parent = Element | DefaultTreeAdapterMap['documentFragment'] | DefaultTreeAdapterMap['template'];

/** What lists show of a post: prefixes in it are abstract. */
export interface Excerpt {
  /** its heading, as a link can hold it: HTML, and as plain text */
  heading: string;
  title: string;
  html: string;
  /** whether the post goes on */
  isCut: boolean;
  /** how long it takes to read all of it */
  minutes: number;
}

const known = new WeakMap<Library, Map<Document, Excerpt>>();

/** What the posts begin with that a document lists; of a page that is no list, nothing. Renders them where nobody has yet. */
export async function excerptsFor(
  library: Library,
  { page, variant }: Document,
): Promise<ReadonlyMap<Document, Excerpt>> {
  const excerpts = known.get(library) ?? new Map<Document, Excerpt>();
  known.set(library, excerpts);
  for (const document of postsOf(library, { page, variant })) {
    if (excerpts.has(document)) continue;
    const rendered = await library.render(document);
    const excerpt = excerptOf(library, rendered);
    // Variants that read the same share it.
    for (const each of rendered.edition.variants)
      excerpts.set(library.document(document.page, each)!, excerpt);
  }
  return excerpts;
}

/** The posts that a document lists, as far as its variant has them. */
export function postsOf(library: Library, { page, variant }: Pick<Document, 'page' | 'variant'>): Document[] {
  return (page.posts?.posts ?? []).flatMap((path) => {
    const post = library.page(path);
    return (post && library.document(post, variant)) ?? [];
  });
}

function excerptOf(library: Library, rendered: RenderedDocument): Excerpt {
  const { page } = rendered.document;
  const { post_excerpt_separator: separator } = library.site.blogs[page.post!.blog]!;
  const { heading, body } = sharedArticle(rendered, library.site.language);
  const end = body.indexOf(separator);
  return {
    ...headingOf(heading, rendered.title),
    html: shownElsewhere(end < 0 ? body : body.slice(0, end), page.slug),
    isCut: end >= 0,
    minutes: minutesOf(library, rendered),
  };
}

/** What stands in the heading of an article, which the title of its page may say in other words. */
function headingOf(html: string | undefined, title: string): Pick<Excerpt, 'heading' | 'title'> {
  const fragment = parseFragment(html ?? '');
  const text = wordsIn(fragment).text.trim();
  const [heading] = fragment.childNodes;
  let isPlain = heading !== undefined && 'childNodes' in heading;
  visit(fragment, (node) => {
    if (
      node.nodeName === 'a' ||
      ('attrs' in node && node !== heading && node.attrs.some(({ name }) => name === 'id'))
    )
      isPlain = false;
    return true;
  });
  if (text === '') return { heading: escapeHtml(title), title };
  // A link in a link is none, and an id would be there twice.
  return { heading: isPlain ? serialize(heading as Element) : escapeHtml(text), title: text };
}

/** How many minutes it takes to read a post: as it says, or counted as Material counts, words and pictures. */
export function minutesOf(library: Library, { document: { page }, sharedHtml }: RenderedDocument): number {
  const { readtime, blog } = page.post!;
  if (readtime !== undefined) return readtime;
  const { post_readtime_words_per_minute: speed } = library.site.blogs[blog]!;
  const { text, pictures } = wordsIn(parseFragment(sharedHtml));
  const words = text.split(/[^\p{L}\p{N}_]+/u).length;
  let seconds = Math.ceil((words / speed) * 60);
  for (let picture = 0; picture < pictures; picture++) seconds += Math.max(3, 12 - picture);
  return Math.ceil(seconds / 60);
}

const UNREAD: ReadonlySet<string> = new Set(['object', 'script', 'style', 'svg']);

function wordsIn(parent: Parent): { text: string; pictures: number } {
  const parts: string[] = [];
  let pictures = 0;
  visit(parent, (node) => {
    if ('value' in node) parts.push(node.value);
    if (node.nodeName === 'img') pictures++;
    return !UNREAD.has(node.nodeName);
  });
  return { text: parts.join(''), pictures };
}

/** Attributes that name other elements of a page by their ids. */
const NAMING: ReadonlySet<string> = new Set([
  ...['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details', 'aria-owns', 'name'],
]);

/**
 * A part of an article as another page shows it: closed where it was cut, below a heading of its own, with ids that nothing else there
 * has, and links to parts of the article that lead to its page.
 */
function shownElsewhere(html: string, slug: string): string {
  const fragment = parseFragment(html);
  const prefix = `${slug.replace(/\s/g, '-')}:`;
  visit(fragment, (node) => {
    if (!('tagName' in node)) return true;
    const level = /^h([1-5])$/.exec(node.tagName)?.[1];
    if (level !== undefined) node.nodeName = node.tagName = `h${Number(level) + 1}`;
    for (const attribute of node.attrs) {
      if (attribute.name === 'id') attribute.value = prefix + attribute.value;
      else if (NAMING.has(attribute.name))
        attribute.value = attribute.value
          .split(/\s+/)
          .filter(Boolean)
          .map((id) => prefix + id)
          .join(' ');
      else if (attribute.name === 'href' && attribute.value.startsWith('#'))
        attribute.value = `${BASE_PATH}/${encodeURI(slug)}/${attribute.value}`;
    }
    return true;
  });
  return serialize(fragment).trim();
}

/** Walks through a tree; what is answered says whether to go into an element. */
function visit(parent: Parent, look: (node: Node) => boolean): void {
  const waiting: Node[] = [...parent.childNodes].toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!look(node)) continue;
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!);
  }
}
