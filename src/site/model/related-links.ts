import { say } from '../../engine/language/say.ts';
import type { PostLink } from '../../engine/library/folder/post.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { escapeMarkdown } from '../../engine/markdown/escape-markdown.ts';
import { isElsewhere } from '../../engine/url-path.ts';
import { hrefOf } from './href.ts';
import { escapeHtml } from './html.ts';

/** What else is to be read about a post, as a list of links below its text. Empty for a page that says none. */
export function relatedLinks(library: Library, { page, variant }: Document, base: string): string {
  const links = page.post?.links ?? [];
  if (links.length === 0) return '';
  const list = (all: readonly PostLink[]): string => {
    const items = all.map((link) => {
      if (link.links) return `<li>${escapeHtml(link.title ?? '')}${list(link.links)}</li>`;
      const { text, url } = shownLink(library, link, variant);
      return url === undefined
        ? `<li>${escapeHtml(text)}</li>`
        : `<li><a href="${escapeHtml(hrefOf(base, url))}">${escapeHtml(text)}</a></li>`;
    });
    return `<ul>${items.join('')}</ul>`;
  };
  const title = escapeHtml(say(library.site.language, 'blog.links'));
  return `\n<nav class="post-links" aria-label="${title}"><h2>${title}</h2>${list(links)}</nav>`;
}

/**
 * The same in Markdown.
 *
 * @param address makes whole addresses of the site's
 */
export function relatedLinksInMarkdown(
  library: Library,
  { page, variant }: Document,
  address: (url: string) => string,
): string {
  const links = page.post?.links ?? [];
  if (links.length === 0) return '';
  const lines = (all: readonly PostLink[], indent: string): string[] =>
    all.flatMap((link) => {
      if (link.links)
        return [`${indent}- ${escapeMarkdown(link.title ?? '')}`, ...lines(link.links, `${indent}  `)];
      const { text, url } = shownLink(library, link, variant);
      const target = url?.startsWith('/') ? address(url) : url;
      return [
        `${indent}- ${target === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${target})`}`,
      ];
    });
  return `## ${escapeMarkdown(say(library.site.language, 'blog.links'))}\n\n${lines(links, '').join('\n')}`;
}

/** What readers see of a link, and where it leads in a variant: nowhere where there is neither a page nor a file. */
function shownLink(
  library: Library,
  { title, target = '' }: PostLink,
  variant: Document['variant'],
): { text: string; url: string | undefined } {
  const [path = '', fragment] = target.split('#');
  const page = library.page(path);
  const document = page && library.document(page, variant);
  const behind = fragment === undefined ? '' : `#${fragment}`;
  if (document) return { text: title ?? library.title(document), url: document.url + behind };
  const isAddress = isElsewhere(target);
  const file = library.asset(`/${path}`) === undefined ? undefined : `/${path}`;
  return { text: title ?? target, url: isAddress ? target : file };
}
