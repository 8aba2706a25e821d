import { say } from '../../engine/language/say.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { hrefOf } from './href.ts';
import { escapeHtml } from './html.ts';

/**
 * The way from one page of a list of posts to the others; empty where there is but one.
 *
 * @param base the path below which the site is deployed
 */
export function postPages(library: Library, { page, variant }: Document, base: string): string {
  const { language } = library.site;
  const pages = page.posts!.pages.flatMap((path) => {
    const found = library.page(path);
    return (found && library.document(found, variant)) ?? [];
  });
  if (pages.length < 2) return '';
  const at = pages.findIndex((each) => each.page === page);
  const link = (to: Document, rel: 'prev' | 'next', key: 'blog.newer' | 'blog.older') =>
    `<a rel="${rel}" href="${escapeHtml(hrefOf(base, to.url))}">${escapeHtml(say(language, key))}</a>`;
  const near = nearPages(at, pages.length, library.site.blogs[page.posts!.blog]!.pagination_format);
  const items = near.map((index, place) => {
    const current = index === at ? ' aria-current="page"' : '';
    const gap = place > 0 && near[place - 1] !== index - 1 ? '<li aria-hidden="true">…</li>' : '';
    return `${gap}<li><a${current} href="${escapeHtml(hrefOf(base, pages[index]!.url))}">${index + 1}</a></li>`;
  });
  const numbers = items.length > 0 ? `<ol>${items.join('')}</ol>` : '';
  const label = escapeHtml(say(language, 'list.of', { title: library.title(pages[0]!) }));
  return `\n<nav class="post-pages" aria-label="${label}">${at > 0 ? link(pages[at - 1]!, 'prev', 'blog.newer') : ''}${numbers}${at < pages.length - 1 ? link(pages[at + 1]!, 'next', 'blog.older') : ''}</nav>`;
}

/**
 * The pages of a list, from 0, whose numbers stand on one of them: the first, the last, and those around it.
 *
 * @param format how many on each side, `~2~`; none have numbers without such a sign
 */
export function nearPages(at: number, count: number, format: string): number[] {
  const radius = /~(\d{1,6})~/.exec(format)?.[1];
  if (radius === undefined) return [];
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index === 0 || index === count - 1 || Math.abs(index - at) <= Number(radius),
  );
}
