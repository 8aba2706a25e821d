import { posix } from 'node:path';

/** Where links that site.yml names hang: on the content folder, wherever what is read as site.yml lies. */
export const HERE = 'site.yml';

/** The path of a file that site.yml names, as the content folder lists it: `/logo.svg` and `./logo.svg` are `logo.svg`. */
export function contentPath(path: string): string {
  return posix.normalize(path).replace(/^\//, '').normalize();
}
