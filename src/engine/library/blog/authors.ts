import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../../finding.ts';
import type { BlogOptions } from '../../variants/blog-schema.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { readTextFile } from '../folder/text-file.ts';
import { blogPath } from './blog-path.ts';

/** What of an author is shown: who they are, and an address that they give. */
export interface Author {
  name: string;
  slug?: string | undefined;
  url?: string | undefined;
}

const authorsSchema = z.object({
  authors: z.record(
    z.string(),
    z.object({
      name: z.coerce.string(),
      slug: z.coerce.string().optional(),
      url: z.string().optional(),
    }),
  ),
});

/** Reads the file that says who the authors of a blog are; none where there is none. What is wrong with it is a finding. */
export function readAuthors(
  options: BlogOptions,
  root: string,
): { authors: ReadonlyMap<string, Author>; findings: Finding[] } {
  const path = blogPath(options, options.authors_file);
  const file = join(root, path);
  if (!options.authors || !existsSync(file)) return { authors: new Map(), findings: [] };
  const reading = readTextFile(file, path);
  if (!('text' in reading)) return { authors: new Map(), findings: reading.findings };
  const { value, findings } = readYaml(reading.text, authorsSchema, { file: path });
  return {
    authors: new Map(Object.entries(value?.authors ?? {})),
    findings: findings.map((finding) => ({ ...finding, severity: 'warning' })),
  };
}
