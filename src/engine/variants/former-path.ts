import { z } from 'zod';
import { isShortPath } from '../short-path.ts';
import { decodePath, isUrlPath } from '../url-path.ts';

/** The path of a page that is no more, or an address of the site that begins with a slash. */
export const formerPathSchema = z
  .string()
  // Pages have names with spaces, so they had them; "%" would be an escape of an escape.
  .refine(
    (path) => isUrlPath(path.replace(/(?<=\S) (?=\S)|%20/g, '-')) && !decodePath(path).includes('%'),
    'a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address',
  )
  .refine(isShortPath, 'a path whose names have at most 255 characters each, and 2,000 together');
