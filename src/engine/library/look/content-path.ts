import { posix } from 'node:path';

/** The path of a file that site.yml names, as the content folder lists it: `/logo.svg` and `./logo.svg` are `logo.svg`. */
export function contentPath(path: string): string {
  return posix.normalize(path).replace(/^\//, '').normalize();
}
