import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../../finding.ts';
import { lineBreaks } from '../../line-breaks.ts';
import { isElsewhere } from '../../url-path.ts';
import type { BlogOptions } from '../../variants/blog-schema.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { readTextFile } from '../folder/text-file.ts';
import { blogPath, normal } from './blog-path.ts';

/** What of an author is shown: who they are, and an address that they give. */
export interface Author {
  name: string;
  /** a sentence on who they are */
  description?: string | undefined;
  /** their picture: an address of another site, or a path in the folder of all pages */
  avatar?: string | undefined;
  slug?: string | undefined;
  url?: string | undefined;
}

const authorsSchema = z.object({
  authors: z.record(
    z.string(),
    z.object({
      name: z.union([z.string(), z.number()], 'the name of the author').transform(String),
      description: z.coerce.string().optional(),
      avatar: z.string().optional(),
      slug: z.coerce.string().optional(),
      url: z.string().optional(),
    }),
  ),
});

/**
 * Reads the file that says who the authors of a blog are; none where there is none. What is wrong with it is a finding, and so are
 * pictures that are not there.
 *
 * @param folder of all pages of the blog's site in the content folder, with a slash at its end: paths of pictures begin there
 */
export function readAuthors(
  options: BlogOptions,
  root: string,
  folder: string,
): { authors: ReadonlyMap<string, Author>; findings: Finding[] } {
  const path = blogPath(options, options.authors_file);
  const file = join(root, path);
  if (!options.authors || !existsSync(file)) return { authors: new Map(), findings: [] };
  const reading = readTextFile(file, path);
  if (!('text' in reading)) return { authors: new Map(), findings: reading.findings };
  const { value, findings } = readYaml(reading.text, authorsSchema, { file: path });
  const authors = Object.entries(value?.authors ?? {}).map(([id, { avatar, ...author }]) => {
    const at = avatar === undefined || isElsewhere(avatar) ? avatar : folder + normal(avatar);
    return { id, written: avatar, author: { ...author, avatar: at } };
  });
  const lost = authors.filter(
    ({ author }) =>
      author.avatar !== undefined && !isElsewhere(author.avatar) && !existsSync(join(root, author.avatar)),
  );
  return {
    authors: new Map(
      authors.map(({ id, author }) => [
        id,
        lost.some((each) => each.id === id) ? { ...author, avatar: undefined } : author,
      ]),
    ),
    findings: [
      ...findings.map((finding): Finding => ({ ...finding, severity: 'warning' })),
      ...lost.map(
        ({ id, written, author }): Finding => ({
          severity: 'warning',
          rule: 'missing-image',
          message: `There is no picture "${author.avatar}" of the author "${id}" in the content folder.`,
          hint: 'Correct avatar, which is a path that begins at the folder of all pages, or an address.',
          place: { file: path, line: 1 + lineBreaks(reading.text.slice(0, reading.text.indexOf(written!))) },
        }),
      ),
    ],
  };
}
