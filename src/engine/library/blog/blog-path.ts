import { posix } from 'node:path';
import type { BlogOptions } from '../../variants/blog-schema.ts';

/** The folder of a blog in the content folder, with a slash at its end; empty for the content folder itself. */
export function blogFolder({ blog_dir: folder }: Pick<BlogOptions, 'blog_dir'>): string {
  const path = normal(folder);
  return path === '' ? '' : `${path}/`;
}

/** A path of the options of a blog, in which `{blog}` stands for its folder. */
export function blogPath(options: Pick<BlogOptions, 'blog_dir'>, path: string): string {
  return normal(path.replace('{blog}', options.blog_dir));
}

/** A path without dots and slashes at its ends. */
export function normal(path: string): string {
  const parts = posix.normalize(path).split('/');
  return parts.filter((part) => !['', '.', '..'].includes(part)).join('/');
}
