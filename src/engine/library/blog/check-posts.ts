import type { Finding } from '../../finding.ts';
import type { BlogOptions } from '../../variants/blog-schema.ts';
import type { Post, PostLink } from '../folder/post.ts';
import type { Author } from './authors.ts';
import { blogPath } from './blog-path.ts';
import type { WrittenPost } from './posts.ts';

/**
 * Finds links of posts to pages that are not there.
 *
 * @param pages paths of all pages, of lists that the site makes as well
 */
export function lostLinks(posts: ReadonlyMap<string, Post>, pages: ReadonlySet<string>): Finding[] {
  return [...posts].flatMap(([file, { links }]) =>
    targetsIn(links).flatMap((target): Finding[] => {
      const [path = ''] = target.split('#');
      if (!/^[^:]*\.md$/.test(path) || pages.has(path)) return [];
      return [
        {
          severity: 'warning',
          rule: 'missing-page',
          message: `links: there is no page "${path}" in the content folder.`,
          hint: 'Links of a post are paths of pages that begin at the folder of all of them.',
          place: { file, line: 1 },
        },
      ];
    }),
  );
}

function targetsIn(links: readonly PostLink[]): string[] {
  return links.flatMap(({ target, links: below = [] }) => [
    ...(target === undefined ? [] : [target]),
    ...targetsIn(below),
  ]);
}

/** Finds authors of a post of whom nobody says who they are. */
export function unknownAuthors(
  post: WrittenPost,
  authors: ReadonlyMap<string, Author>,
  options: BlogOptions,
): Finding[] {
  const file = blogPath(options, options.authors_file);
  return post.authors
    .filter((id) => !authors.has(id))
    .map((id) => ({
      severity: 'warning',
      rule: 'unknown-author',
      message: `${file} does not say who the author "${id}" is.`,
      hint: `Add a name there: authors: { ${id}: { name: … } }.`,
      place: { file: post.page, line: 1 },
    }));
}
