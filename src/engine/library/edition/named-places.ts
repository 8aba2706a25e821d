import { hash } from 'node:crypto';
import { posix } from 'node:path';
import { plainHeading } from '../../markdown/blocks/headings.ts';
import { slug } from '../../markdown/slug.ts';
import { encodePath } from '../../url-path.ts';
import type { Dialect } from '../../variants/dialect-schema.ts';

/** The places of all pages that links can name. */
export interface PlaceNames {
  /** where the place with an id is, as a link of a page would lead there */
  find(id: string, page: string): string | undefined;
  /** changes with all answers that it can give */
  readonly fingerprint: string;
}

/** A page as its file has it, and how its ids are made. */
export interface WrittenPage extends Pick<Dialect, 'slugify' | 'toc'> {
  path: string;
  text: string;
}

/** What may have an id: attributes in braces, and a tag. */
const ATTRIBUTES = /\{[^{}\n]{1,400}\}|<[a-z][^<>\n]{1,400}>/gi;
const ID = /^\{.*?#([\w:.-]+)|^<.*?\s(?:id|name)="([^"]+)"/;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;

/**
 * Makes the answers for links that name a place by its id alone (`[the lid][lid]`), as the plugin autorefs finds it: ids that writers
 * chose, and those of headings. The page's own come first, then those of the first page that has them. Texts are searched as they are
 * written, so that no page is rendered for another.
 */
export function placeNames(pages: Iterable<WrittenPage>): PlaceNames {
  const chosen = new Map<string, string[]>();
  const made = new Map<string, string[]>();
  const rules: WrittenPage[] = [];
  for (const page of pages) {
    rules[0] ??= page;
    for (const line of linesOf(page.text)) {
      for (const [attributes] of line.matchAll(ATTRIBUTES)) {
        const [, braced, quoted] = ID.exec(attributes) ?? [];
        const id = braced ?? quoted;
        if (id !== undefined) note(chosen, id, page.path);
      }
      if (HEADING.test(line)) note(made, slugOf(plainHeading(line), page), page.path);
    }
  }
  const find: PlaceNames['find'] = (name, page) => {
    const slugged = rules[0] ? slugOf(name, rules[0]) : name;
    for (const [ids, id] of [
      [chosen, name],
      [made, name],
      [made, slugged],
    ] as const) {
      const paths = ids.get(id);
      if (!paths) continue;
      return paths.includes(page)
        ? `#${id}`
        : `${encodePath(posix.relative(posix.dirname(page), paths[0]!))}#${id}`;
    }
    return undefined;
  };
  let fingerprint: string | undefined;
  return {
    find,
    get fingerprint() {
      fingerprint ??= hash('sha256', JSON.stringify([[...chosen], [...made]]), 'base64url');
      return fingerprint;
    },
  };
}

function slugOf(text: string, { slugify, toc }: Pick<Dialect, 'slugify' | 'toc'>): string {
  return slug(text, slugify, toc.separator);
}

function note(ids: Map<string, string[]>, id: string, path: string): void {
  const paths = ids.get(id);
  if (!paths) ids.set(id, [path]);
  else if (paths.at(-1) !== path) paths.push(path);
}

/** The lines of a text that are no code. */
function* linesOf(text: string): Generator<string> {
  let fence = '';
  for (const line of text.split('\n')) {
    const [, signs = ''] = FENCE.exec(line) ?? [];
    if (fence === '' && signs === '') yield line;
    else if (fence === '') fence = signs;
    else if (signs.startsWith(fence)) fence = '';
  }
}
