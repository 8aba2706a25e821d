import { join } from 'node:path';
import type { Finding } from '../../engine/finding.ts';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import { hasWikiLinks, pluginOf } from './plugin-of.ts';
import type { MkDocsProject } from './project.ts';

/** A notation that pages may have and nothing here reads: readers see it as it is typed. */
interface Notation {
  /** as writers know it */
  name: string;
  /** what a line looks like that has it */
  pattern: RegExp;
  /** whether a project's plugins are told of it already */
  isTold?(project: MkDocsProject): boolean;
  /** what to do with it, where the manual has nothing in its place */
  hint?: string;
}

/** Signs of shortcodes, which may be those of a project's own tags: these are run, and told as tags where they cannot be. */
const SHORTCODE_SIGNS: ReadonlySet<string | undefined> = new Set(['{{<', '{{%']);

const NOTATIONS: readonly Notation[] = [
  {
    name: 'admonitions of Docusaurus (:::note)',
    pattern: /^ *:::+ ?(?:note|tip|info|warning|danger|caution|important)\b/,
  },
  {
    name: 'documentation of code (::: module.name)',
    pattern: /^ *::: ?\w+(?:\.\w+)+[ \t]*$/,
    isTold: (project) => pluginOf(project, 'mkdocstrings') !== undefined,
  },
  // Names of languages in braces (```{r}) are blocks of code to everyone.
  {
    name: 'directives of MyST (```{note})',
    pattern:
      /^ *(?:`{3,}|~{3,})\{(?:note|tip|hint|important|warning|caution|attention|danger|error|seealso|admonition|versionadded|versionchanged|deprecated|toctree|figure|image|include|literalinclude|table|list-table|csv-table|math|tab-set|tab-item|grid|card|dropdown|glossary|eval-rst|auto[a-z]+)\}/,
  },
  { name: 'directives of reStructuredText (.. note::)', pattern: /^ *\.\. [\w-]+::/ },
  { name: 'blocks of Neoteroi (::cards::)', pattern: /^ *::[a-z]+::/ },
  // What only begins alike is none: a comment or an index in a formula ("{{% half"), a name between percent signs.
  {
    name: 'shortcodes of Hugo ({{< name >}})',
    pattern: /\{\{(?:%[^{}%]*%\}\}|< *\/?\w[^{}]*(?:>\}\}|$))/,
    isTold: ({ tagSigns = {} }) => Object.values(tagSigns).some((pair) => SHORTCODE_SIGNS.has(pair?.[0])),
  },
  {
    name: 'dates of git ({{ git_revision_date }})',
    pattern: /\{\{ *(?:page\.meta\.)?git_(?:revision|creation)_date\w*/,
    // Where templates are run, each is told as a variable that nothing defines.
    isTold: ({ templates }) => templates,
    hint: 'Take them out: below each page stands when it was last committed.',
  },
  { name: 'tags of render_swagger (!!swagger …!!)', pattern: /!!swagger(?:-http)? / },
  { name: 'tags of OpenAPI documents ([OAD(…)])', pattern: /^ *\[OAD\(/ },
  {
    name: 'links in double brackets ([[name]])',
    pattern: /(?<![![\\])\[\[\p{L}[^[\],]*\]\](?![([:\]])/u,
    isTold: hasWikiLinks,
  },
  {
    name: 'embedded notes of Obsidian (![[name]])',
    pattern: /!\[\[[^[\]]+\]\]/,
    // One that is no picture is told where it stands.
    isTold: hasWikiLinks,
  },
];

/** How often a notation is there, and where it is first. */
interface Seen {
  count: number;
  pages: Set<string>;
  file: string;
  line: number;
}

/**
 * What pages of a project have that nothing here reads, each kind once: how often, and where first.
 *
 * @param nameOf what messages call a file, by its absolute path
 */
export function notationFindings(project: MkDocsProject, nameOf: (file: string) => string): Finding[] {
  const wanted = NOTATIONS.filter(({ isTold }) => !isTold?.(project));
  const seen = new Map<Notation, Seen>();
  for (const page of project.pages) {
    const reading = readTextFile(join(project.docsDir, page), page);
    if (!('text' in reading)) continue;
    for (const [line, text] of linesOutsideCode(reading.text))
      for (const notation of wanted) {
        if (!notation.pattern.test(text)) continue;
        const known = seen.get(notation) ?? { count: 0, pages: new Set(), file: page, line };
        known.count++;
        known.pages.add(page);
        seen.set(notation, known);
      }
  }
  return [...seen].map(([{ name, hint }, { count, pages, file, line }]): Finding => {
    const often =
      count === 1
        ? 'once'
        : `${count.toLocaleString('en')} times on ${pages.size.toLocaleString('en')} ${pages.size === 1 ? 'page' : 'pages'}`;
    return {
      severity: 'warning',
      rule: 'unread-notation',
      message: `Pages have ${name}, which nothing here reads: readers see them as they are typed, ${often}.`,
      hint:
        hint ?? 'Write it as the manual has it, or put it into a block of code if readers are to see it so.',
      place: { file: nameOf(join(project.docsDir, file)), line },
    };
  });
}

/** A remark of the writer, in the form of a definition that nothing refers to: `[comment]: <> (text)`, `[//]: # (text)`. */
const REMARK = /^ {0,3}\[[^\]\n]{1,80}\]: *(?:<>|#) *[("']/;

/** The lines of a page with their numbers, without blocks of code and remarks that nobody sees. */
function* linesOutsideCode(text: string): Generator<[line: number, text: string]> {
  let fence: string | undefined;
  let line = 0;
  for (const each of text.split('\n')) {
    line++;
    const mark = fenceIn(each);
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && each.trim().replace(/^[> ]+/, '') === mark) fence = undefined;
      continue;
    }
    if (!REMARK.test(each)) yield [line, each.replace(/`[^`]*`/g, '``')];
    fence = mark;
  }
}

/** The signs with which a line opens or closes a block of code; undefined for other lines. */
function fenceIn(line: string): string | undefined {
  const mark = /^[ \t>]{0,80}(`{3,80}|~{3,80})/.exec(line);
  return mark && !line.slice(mark[0].length).includes('`') ? mark[1] : undefined;
}
