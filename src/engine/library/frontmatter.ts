import { z } from 'zod';
import type { Finding } from '../finding.ts';
import { isShortPath } from '../short-path.ts';
import { decodePath, isUrlPath } from '../url-path.ts';
import { beginsWithKeys } from '../yaml/begins-with-keys.ts';
import { readYaml, type WrittenText } from '../yaml/read-yaml.ts';
import { attributesSchema, strictObject } from '../yaml/schema.ts';
import type { Frontmatter } from './types.ts';

const urlPath = z
  .string()
  // Pages have names with spaces, so they had them; "%" would be an escape of an escape.
  .refine(
    (path) => isUrlPath(path.replace(/(?<=\S) (?=\S)|%20/g, '-')) && !decodePath(path).includes('%'),
    'a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address',
  )
  .refine(isShortPath, 'a path whose names have at most 255 characters each, and 2,000 together');

const schema: z.ZodType<Frontmatter> = strictObject({
  title: z.string().regex(/\S/, 'a text that is not empty').optional(),
  description: z.string().optional(),
  when: z.string().optional(),
  nav: strictObject({
    title: z.string().optional(),
    order: z.number().optional(),
    hidden: z.boolean().optional(),
  }).optional(),
  attributes: attributesSchema.optional(),
  redirect_from: z.array(urlPath).optional(),
  // Material for MkDocs says it with a map.
  search: z
    .union([z.boolean(), strictObject({ exclude: z.boolean() }).transform(({ exclude }) => !exclude)])
    .optional(),
});

/** A page's source taken apart. */
export interface SplitSource {
  frontmatter: Frontmatter;
  /** what follows the frontmatter */
  body: string;
  /** the line of the file in which `body` begins */
  firstLine: number;
  /** a text of the frontmatter by its path of keys, as it is written */
  textAt(key: keyof Frontmatter, ...path: string[]): WrittenText | undefined;
  findings: Finding[];
}

const OPENING = /^---[ \t]*\n/;
/** Blank lines above a line of hyphens. */
const LATE = /^((?:[ \t]*\n)+)---[ \t]*\n/;
const CLOSING = /^---[ \t]*$/m;

/**
 * Takes the frontmatter, if there is any, off a page's text; mistakes in it are findings with file and line.
 *
 * @param unknownKeys whether a key that Variorum does not know is an error or, in a site that is being migrated, a warning
 */
export function splitFrontmatter(
  text: string,
  file: string,
  unknownKeys: Finding['severity'] = 'error',
): SplitSource {
  const opening = OPENING.exec(text)?.[0].length;
  const late = opening === undefined ? LATE.exec(text) : null;
  if (late && beginsWithKeys(text.slice(late[1]!.length))) {
    const finding: Finding = {
      severity: 'error',
      rule: 'invalid-frontmatter',
      message: 'The frontmatter begins below a blank line; it must begin on the first line of the file.',
      hint: 'Delete the blank lines above "---". For a rule at the top of a page, write "***".',
      place: { file, line: late[1]!.split('\n').length },
    };
    return { frontmatter: {}, body: '', firstLine: 1, textAt: () => undefined, findings: [finding] };
  }
  if (opening === undefined)
    return { frontmatter: {}, body: text, firstLine: 1, textAt: () => undefined, findings: [] };
  const rest = text.slice(opening);
  const closing = CLOSING.exec(rest);
  if (!closing) {
    const finding: Finding = {
      severity: 'error',
      rule: 'invalid-frontmatter',
      message: 'The frontmatter that begins with "---" here is never closed.',
      hint: 'Add a line "---" behind its last key. For a rule at the top of a page, write "***".',
      place: { file, line: 1 },
    };
    return { frontmatter: {}, body: '', firstLine: 1, textAt: () => undefined, findings: [finding] };
  }
  const yaml = rest.slice(0, closing.index);
  const reading = readYaml(yaml, schema, { file, firstLine: 2 });
  const body = rest.slice(closing.index + closing[0].length + 1);
  return {
    frontmatter: reading.value ?? reading.known ?? {},
    body,
    firstLine: yaml.split('\n').length + 2,
    textAt: (...path) => reading.textAt(path),
    findings: reading.findings.map((finding) => ({
      ...finding,
      rule: 'invalid-frontmatter',
      severity: reading.known ? unknownKeys : 'error',
    })),
  };
}
