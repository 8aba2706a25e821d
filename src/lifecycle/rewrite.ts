import { dirname, relative, resolve, sep } from 'node:path';
import { splitFrontmatter } from '../engine/library/folder/frontmatter.ts';
import { includeReader } from '../engine/library/folder/include-files.ts';
import type { Changes } from '../engine/proof/draft.ts';
import type { TemplateTag } from '../engine/template/tags.ts';
import { type ConditionLooks, keyOf, keyOfField, type LookedAt } from './condition-looks.ts';
import { withNewText } from './new-text.ts';
import { rewriteChoices } from './rewrite-choices.ts';
import { conditionOf, rewriteTemplate, type Verdict, type Verdicts } from './rewrite-template.ts';
import type { Sources } from './sources.ts';
import { GONE, isNothingLeft, type Tidiness, tidy, withoutGaps } from './tidy.ts';

/** How each place of a file is tidied, by the path of the file and the index of the place. */
export type TidinessOf = (file: string, place: number) => Tidiness;

/** The two parts of a file, of which only the second one is tidied by lines. */
interface Parts {
  /** a page's frontmatter, with its delimiters */
  head: string;
  body: string;
}

/** New texts of the files of a content folder, which nobody has written yet. */
export class Rewrite {
  readonly #sources: Sources;
  readonly #files = new Map<string, Parts | undefined>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The text of a file as it is to be, with marks where something went; undefined when there is none. */
  text(file: string): string | undefined {
    if (!this.#files.has(file)) return this.#sources.text(file);
    const parts = this.#files.get(file);
    return parts && parts.head + parts.body;
  }

  /** The parts of a file as they are to be. */
  parts(file: string): Parts {
    return this.#files.get(file) ?? partsOf(this.#sources.text(file) ?? '', file);
  }

  set(file: string, parts: Partial<Parts>): void {
    this.#files.set(file, { ...this.parts(file), ...parts });
  }

  remove(file: string): void {
    this.#files.set(file, undefined);
  }

  /** Paths of the files that change. */
  files(): string[] {
    return [...this.#files.keys()];
  }

  isRemoved(file: string): boolean {
    return this.#files.has(file) && this.#files.get(file) === undefined;
  }

  /** How many places of each file can be tidied in several ways. */
  places(): Map<string, number> {
    return new Map(
      [...this.#files].flatMap(([file, parts]) => {
        const { places } = tidy(parts?.body ?? '');
        return places > 0 ? [[file, places] as const] : [];
      }),
    );
  }

  /** The new bytes of every file that changes. */
  changes(tidiness?: TidinessOf): Changes {
    const changes = new Map<string, string | undefined>();
    for (const [file, parts] of this.#files) {
      if (!parts) {
        changes.set(file, undefined);
        continue;
      }
      const before = this.#sources.text(file);
      const body = tidy(parts.body, tidiness && ((place) => tidiness(file, place))).text;
      const after = tidyHead(parts.head) + body;
      if (before === undefined) changes.set(file, after);
      else if (after !== before) changes.set(file, withNewText(this.#sources.raw(file), before, after));
    }
    return changes;
  }
}

/** Texts of a frontmatter stand in one line each, in quotation marks if something went in them. */
function tidyHead(head: string): string {
  if (!head.includes(GONE)) return head;
  const isQuote = (sign: string | undefined) => sign === '"' || sign === "'";
  return head
    .split('\n')
    .map((line) =>
      withoutGaps(line, (text, { start, first, end }) => {
        if (isQuote(text[start - 1]) || isQuote(text[end])) return '';
        return text.slice(start, first) || (text[end - 1] === ' ' ? ' ' : '');
      }),
    )
    .join('\n');
}

/** A page's frontmatter, and what follows it. */
export function partsOf(text: string, file: string): Parts {
  if (!/\.mdx?$/.test(file) || !text.startsWith('---')) return { head: '', body: text };
  const { offset } = splitFrontmatter(text, file).begins;
  return { head: text.slice(0, offset), body: text.slice(offset) };
}

/** What rewriting conditions needs. */
export interface RewriteWorld {
  sources: Sources;
  includeRoots: readonly string[];
  looks: ConditionLooks;
  /** what becomes of a condition; undefined leaves it as it is */
  verdictOf(entry: LookedAt): Verdict | undefined;
  /** whether branches stay of which marks of lists are left, and nothing behind them */
  keepsMarks: boolean;
}

/**
 * Rewrites the conditions of files, those of frontmatter but for `when:` among them, and takes away the tags of includes that bring nothing
 * any more.
 *
 * @param files relative to the content folder
 * @returns the files whose tags cannot be put together
 */
export function rewriteConditions(rewrite: Rewrite, files: Iterable<string>, world: RewriteWorld): string[] {
  const { sources, looks } = world;
  const byTag = new Map<string, LookedAt>();
  const choices = Map.groupBy(
    [...looks.all.values()].filter(({ condition }) => condition.keyword === 'inline'),
    ({ condition }) => keyOf(condition.extents.tag),
  );
  for (const entry of looks.all.values())
    if (entry.condition.keyword === 'if' || entry.condition.keyword === 'elif')
      byTag.set(keyOf(entry.condition.extents.tag), entry);
  const read = includeReader(sources.root, world.includeRoots);
  const done = new Set<string>();
  const unreadable: string[] = [];
  const visit = (file: string): void => {
    if (done.has(file)) return;
    done.add(file);
    const text = sources.text(file);
    if (text === undefined || !sources.isOwn(file)) return;
    const { head, body } = partsOf(text, file);
    const verdictsFrom = (offset: number): Verdicts => ({
      keepsMarks: world.keepsMarks,
      ofTag(tag) {
        const entry = byTag.get(keyOf({ file, start: offset + tag.start }));
        if (entry || offset > 0) return entry && world.verdictOf(entry);
        return verdictOfField(tag, file, world);
      },
      ofChoices(tag) {
        const start = offset + tag.start;
        return rewriteChoices(tag, text, start, choices.get(keyOf({ file, start })) ?? [], world.verdictOf);
      },
      bringsNothing(tag) {
        const target = includedFile(tag, file);
        if (target === undefined) return false;
        visit(target);
        const now = rewrite.text(target);
        return now !== undefined && isNothingLeft(now) && (sources.text(target) ?? '').trim() !== '';
      },
    });
    const includedFile = (tag: TemplateTag, from: string): string | undefined => {
      const [, target] = /^include\s+["']([^"']+)["']/.exec(tag.body) ?? [];
      if (target === undefined) return undefined;
      const included = read(target, from);
      return 'path' in included ? included.path : undefined;
    };
    const [newHead, newBody] = [
      rewriteTemplate(head, verdictsFrom(0)),
      rewriteTemplate(body, verdictsFrom(head.length)),
    ];
    if (newHead === undefined || newBody === undefined) unreadable.push(file);
    if ((newHead ?? head) !== head || (newBody ?? body) !== body)
      rewrite.set(file, { head: newHead ?? head, body: newBody ?? body });
  };
  for (const file of files) visit(file);
  return unreadable;
}

/** The verdict on a tag in frontmatter that is not written to the letter. */
function verdictOfField(tag: TemplateTag, file: string, world: RewriteWorld): Verdict | undefined {
  const written = conditionOf(tag);
  const keyword = tag.name === 'elif' ? 'elif' : 'if';
  for (const expression of [written, written.replaceAll('\\"', '"'), written.replaceAll("''", "'")]) {
    const entry = world.looks.fields.get(keyOfField(file, { keyword, expression }));
    if (!entry) continue;
    const verdict = world.verdictOf(entry);
    // In other words it would have to be escaped again.
    return typeof verdict === 'string' && expression !== written ? undefined : verdict;
  }
  return undefined;
}

/** The path of a file as seen from another one's folder, or from the content folder. */
export function pathFrom(file: string, from: string): string {
  return relative(resolve('/', dirname(from)), resolve('/', file))
    .split(sep)
    .join('/');
}
