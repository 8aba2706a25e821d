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

/** Finds what is missing of a post that says no day on which it was written. */
export function undatedPost({ page, date, misdated }: WrittenPost): Finding[] {
  if (date !== '') return [];
  return [
    {
      severity: 'warning',
      rule: 'undated-post',
      message: misdated
        ? `date: expected a day such as 2025-03-01, found "${misdated.written}".`
        : 'This post does not say when it was written.',
      hint: misdated
        ? 'Write year, month and day with hyphens.'
        : 'Add date: 2025-03-01 to its frontmatter; without it, the post comes last, and is in no list by date.',
      place: { file: page, line: misdated?.line ?? 1 },
    },
  ];
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
