import { readingAt } from '../engine/library/folder/site-folder.ts';
import type { Page } from '../engine/library/types.ts';
import { plainHeading } from '../engine/markdown/blocks/headings.ts';
import { plainText } from '../engine/markdown/read-title.ts';
import { slug } from '../engine/markdown/slug.ts';
import type { Extent } from '../engine/place.ts';
import { Draft } from '../engine/proof/draft.ts';
import { scanTags } from '../engine/template/tags.ts';
import { FileEdits } from './file-edits.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { partsOf, Rewrite } from './rewrite.ts';
import { Sources } from './sources.ts';
import { slugOfTarget, targetsOf, writtenLinks } from './written-links.ts';

/**
 * Plans another text for a heading: links to it follow, and its old id stays as an anchor.
 *
 * @returns a sentence where there is no such heading, or `done` where it reads so already
 */
export async function planHeadingRename(
  library: OpenLibrary,
  open: (root: string) => OpenLibrary,
  page: Page,
  { id, text }: { id: string; text: string },
): Promise<Plan | string> {
  const { dialect } = readingAt(page.path, library.site);
  const shown = plainText(text, dialect);
  const wantedId = slug(shown, dialect.slugify);
  const headings = await headingsOf(library, page);
  const wanted = headings.filter((each) => each.id === id);
  if (wanted.length === 0) {
    if (headings.some((each) => each.text === shown)) return 'done';
    const ids = [...new Set(headings.map((each) => each.id))].map((each) => `#${each}`);
    return `${page.path} has no heading #${id}; it has ${ids.join(', ')}.`;
  }
  const sources = new Sources(library);
  const edits = new FileEdits(sources);
  const lineOf = ({ extent }: WrittenHeading) => lineAt(sources, extent);
  const keyOf = ({ file, start }: Extent) => `${file}\0${start}`;
  const lines = new Map(wanted.map(lineOf).map((line) => [keyOf(line), line]));
  // One line may have several ids, where a condition stands in it.
  const same = headings.filter((each) => lines.has(keyOf(lineOf(each))));
  const oldIds = [...new Set(same.map((each) => each.id))];
  const written = [...lines.values()].map((line) => ({ line, heading: readHeading(line.text) }));
  if (written.every(({ heading }) => heading?.text === text)) return 'done';
  for (const { line, heading } of written) {
    if (!heading)
      return `The heading #${id} is not written with "#" in a line of its own, and cannot be renamed: ${line.file}.`;
    const { marks, closing, attributes } = heading;
    const ids = hasOwnId(attributes) ? [] : oldIds.filter((each) => each !== wantedId);
    edits.add({ ...line, text: marks + text + closing + ids.reduce(withAlias, attributes) });
  }
  const rewriteOf = (): Rewrite => {
    const rewrite = new Rewrite(sources);
    for (const [path, now] of edits.texts()) rewrite.set(path, partsOf(now, path));
    return rewrite;
  };
  let newId = id;
  const [first] = written;
  if (!hasOwnId(first!.heading!.attributes) && !oldIds.every((each) => each === wantedId)) {
    using draft = Draft.of(library.root, library.site.includeRoots, rewriteOf().changes());
    const after = open(draft.root);
    const now = await headingsOf(after, after.page(page.path)!);
    newId = now.find((each) => each.text === shown)?.id ?? wantedId;
    const links = await writtenLinks(library, (each) => oldIds.some((old) => each.includes(`#${old}`)));
    for (const { page: shown, target, extent } of links) {
      const old = oldIds.find((each) => target.endsWith(`#${each}`));
      const leads = targetsOf(target, shown.path).some(({ path, from: kind }) =>
        target.startsWith('#')
          ? shown === page
          : slugOfTarget(kind === 'site' ? withoutPrefix(path, library) : path) === page.slug,
      );
      const source = edits.source(extent);
      const at = source.lastIndexOf(`#${old}`);
      if (leads && old !== undefined && at >= 0)
        edits.add({ ...extent, text: `${source.slice(0, at)}#${newId}` });
    }
  }
  return {
    rewrite: rewriteOf(),
    pairs: library.site.variants.map((variant) => ({ before: variant.id, after: variant.id })),
    leaveOut: leaveOutHeading(
      [...same.map((each) => each.text), ...written.map(({ heading }) => heading!.text)],
      text,
      [...oldIds, newId],
    ),
    notes: oldIds.flatMap((old) => (old === newId ? [] : `#${old} leads to #${newId} from now on.`)),
  };
}

/** The line of a file in which an extent begins. */
function lineAt(sources: Sources, { file, start }: Extent): Extent & { text: string } {
  const whole = sources.text(file) ?? '';
  const from = whole.lastIndexOf('\n', start - 1) + 1;
  const found = whole.indexOf('\n', from);
  const end = found < 0 ? whole.length : found;
  return { file, start: from, end, text: whole.slice(from, end) };
}

/** The line of a heading taken apart; undefined when it is written in another way. */
function readHeading(line: string) {
  const [marks] = /^\s*#{1,6}\s+/.exec(line) ?? [];
  if (marks === undefined) return undefined;
  let text = line.slice(marks.length).trimEnd();
  const attributes = attributesAtEnd(text);
  text = text.slice(0, text.length - attributes.length);
  const marked = text.lastIndexOf(' ');
  const isClosed = marked >= 0 && /^#+$/.test(text.slice(marked + 1));
  const closing = isClosed ? withSpace(text, marked) : '';
  return { marks, text: text.slice(0, text.length - closing.length), closing, attributes };
}

/** The attribute list at the end of a heading, with the space before it; tags may stand in it. */
function attributesAtEnd(text: string): string {
  const tags = scanTags(text).filter(({ closed }) => closed);
  const isInTag = (at: number) => tags.some(({ start, end }) => at >= start && at < end);
  const last = text.length - 1;
  if (text[last] !== '}' || isInTag(last)) return '';
  let opening = last;
  while (opening >= 0 && (text[opening] !== '{' || isInTag(opening))) opening--;
  return opening < 0 ? '' : withSpace(text, opening);
}

/** The end of a text from an offset on, with the space before it. */
function withSpace(text: string, from: number): string {
  return text.slice(text.slice(0, from).trimEnd().length);
}

/** Whether the writer chose the id. */
function hasOwnId(attributes: string): boolean {
  return /[\s{:]#\w/.test(attributes);
}

/** A heading of a page, and where it is written. */
interface WrittenHeading {
  id: string;
  text: string;
  extent: Extent;
}

async function headingsOf(library: OpenLibrary, page: Page): Promise<WrittenHeading[]> {
  const found: WrittenHeading[] = [];
  for (const { variants, provenances } of library.openTemplate(page).editions) {
    const [variant] = variants;
    const { headings } = await library.render(library.document(page, variant!)!);
    for (const { id, text, line } of headings) {
      for (const provenance of provenances) {
        const [extent] = provenance.origin(provenance.rangeOfLines(line, line + 1)).extents;
        if (extent) found.push({ id, text, extent });
      }
    }
  }
  return found;
}

function withAlias(attributes: string, id: string): string {
  if (attributes === '') return ` { .was-${id} }`;
  return `${attributes.trimEnd().slice(0, -1).trimEnd()} .was-${id} }`;
}

function withoutPrefix(path: string, { site }: OpenLibrary): string {
  const prefix = site.variants.map(({ basePath }) => `${basePath}/`).find((each) => path.startsWith(each));
  return path.slice(prefix?.length ?? 0).replace(/\/$/, '');
}

/**
 * What may differ of a heading: its text, its ids and its old anchors. The twin is left out: it is the source of the same HTML, and has
 * the heading as it is written.
 */
function leaveOutHeading(before: readonly string[], after: string, ids: readonly string[]) {
  const words = [...before, after, plainHeading(after), ...ids].toSorted((a, b) => b.length - a.length);
  return (text: string): string => {
    const shown = text.split('\0').slice(0, 3).join('\0');
    const html = shown.replace(/<span id="[^"<>]*" class="anchor-alias"><\/span>/g, '');
    return words.reduce((rest, word) => rest.replaceAll(word, ''), ids.reduce(withoutHeading, html));
  };
}

/** HTML without the headings of an id. */
function withoutHeading(html: string, id: string): string {
  let rest = html;
  for (let at = rest.indexOf(` id="${id}"`); at >= 0; at = rest.indexOf(` id="${id}"`, at)) {
    const start = rest.lastIndexOf('<', at);
    const end = rest.indexOf('</h', at);
    if (!/^<h[1-6]\b/.test(rest.slice(start, start + 4)) || end < 0) at++;
    else {
      rest = rest.slice(0, start) + rest.slice(end + '</h1>'.length);
      at = start;
    }
  }
  return rest;
}
