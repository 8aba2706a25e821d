import { z } from 'zod';
import type { Finding } from '../../finding.ts';
import type { TextStart } from '../../place.ts';
import { formerPathSchema } from '../../variants/former-path.ts';
import { beginsWithKeys } from '../../yaml/begins-with-keys.ts';
import { readYaml, type WrittenText } from '../../yaml/read-yaml.ts';
import { attributesSchema, strictObject } from '../../yaml/schema.ts';
import { type Frontmatter, HIDEABLE } from './page.ts';

/** What an address can hold behind "#" as it stands. */
const idSchema = z.string().regex(/^[^\s"<>#%]+$/, 'an id of a heading, without spaces, quotes and "#"');

/** Every key of a page's frontmatter; what a key is for is said here, and editors show it. */
export const frontmatterShape = {
  title: z
    .string()
    .regex(/\S/, 'a text that is not empty')
    .optional()
    .describe(
      'The title in the browser, in search and in the navigation. Without it, the first heading of level 1.',
    ),
  description: z.string().optional().describe('One sentence that says what readers get.'),
  when: z
    .string()
    .optional()
    .describe(
      'A condition, such as is_version >= "7.1.0". The page exists in the variants where it is true; without it, in all.',
    ),
  nav: strictObject({
    title: z.string().optional().describe('A shorter title for the navigation.'),
    order: z
      .number()
      .optional()
      .describe('Sorts the pages of a folder, small numbers first, where site.yml has no nav.'),
    hidden: z.boolean().optional().describe('true leaves the page out of the navigation.'),
  })
    .optional()
    .describe('How the page stands in the navigation.'),
  attributes: attributesSchema
    .optional()
    .describe('Variables for this page. They win over those of the version, the product and the site.'),
  tags: z
    .union([z.string().transform((tag) => [tag]), z.array(z.coerce.string())])
    .nullish()
    .transform((tags) => tags ?? undefined)
    .describe('What the page is about: words that it shows above its title.'),
  hide: z
    .array(z.enum(HIDEABLE))
    .nullish()
    .transform((parts) => parts ?? undefined)
    .describe(
      'Parts of the page that it does without, as in Material for MkDocs: navigation, toc, path, footer, feedback, tags.',
    ),
  templates: z
    .boolean()
    .optional()
    .describe(
      'false takes braces for text: the page has no variables, conditions and includes. Without it, what templates of site.yml says.',
    ),
  redirect_from: z
    .array(formerPathSchema)
    .optional()
    .describe(
      'Addresses that the page had before. Those that begin with "/" are addresses of the site, others hold in every variant.',
    ),
  ids_from: z
    .record(idSchema, idSchema)
    .optional()
    .describe(
      'Ids that headings of the page had before, each with the id of the heading that stands for it now: { old-id: new-id }.',
    ),
  // Material for MkDocs says it with a map.
  search: z
    .union([
      z.boolean(),
      strictObject({ exclude: z.boolean().describe('As in Material for MkDocs.') }).transform(
        ({ exclude }) => !exclude,
      ),
    ])
    .optional()
    .describe("false keeps the page out of the site's search."),
};

export const frontmatterSchema: z.ZodType<Frontmatter> = strictObject(frontmatterShape);

/** A page's source taken apart. */
export interface SplitSource {
  frontmatter: Frontmatter;
  /** what follows the frontmatter */
  body: string;
  /** where `body` begins in the file */
  begins: TextStart;
  /** a text of the frontmatter by its path of keys, as it is written */
  textAt(key: keyof Frontmatter, ...path: string[]): WrittenText | undefined;
  findings: Finding[];
}

const START: TextStart = { line: 1, offset: 0 };

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
    return { frontmatter: {}, body: '', begins: START, textAt: () => undefined, findings: [finding] };
  }
  if (opening === undefined)
    return { frontmatter: {}, body: text, begins: START, textAt: () => undefined, findings: [] };
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
    return { frontmatter: {}, body: '', begins: START, textAt: () => undefined, findings: [finding] };
  }
  const yaml = rest.slice(0, closing.index);
  const reading = readYaml(yaml, frontmatterSchema, { file, begins: { line: 2, offset: opening } });
  const body = rest.slice(closing.index + closing[0].length + 1);
  return {
    frontmatter: reading.value ?? reading.known ?? {},
    body,
    begins: { line: yaml.split('\n').length + 2, offset: text.length - body.length },
    textAt: (...path) => reading.textAt(path),
    findings: reading.findings.map((finding) => ({
      ...finding,
      rule: 'invalid-frontmatter',
      severity: reading.known ? unknownKeys : 'error',
    })),
  };
}
