import type { Page } from '../engine/library/types.ts';
import { Draft } from '../engine/proof/draft.ts';
import type { Variant } from '../engine/variants/site.ts';
import type { Plan } from './plan.ts';
import type { OpenLibrary } from './prove.ts';
import { partsOf } from './rewrite.ts';
import { Sources } from './sources.ts';
import { GONE } from './tidy.ts';

/** A heading or tab that is to keep its id: the line of a file, one of several that may read the same. */
interface Pin {
  file: string;
  line: string;
  /** how many lines above it read the same */
  nth: number;
  id: string;
}

/**
 * Writes ids behind headings and tabs that would get another one. Of equal ones in a page, the plain id goes to the one that most
 * variants have, which may be another one when a variant goes.
 *
 * @param pages paths of the pages that would differ
 * @returns the ids; none when nothing would get another one
 */
export async function pinIds(
  plan: Plan,
  pages: ReadonlySet<string>,
  library: OpenLibrary,
  open: (root: string) => OpenLibrary,
): Promise<Set<string>> {
  const { rewrite, pairs, newPath = (path: string) => path } = plan;
  using draft = Draft.of(
    library.root,
    library.site.includeRoots,
    rewrite.changes(() => 'verbatim'),
  );
  const after = open(draft.root);
  const pins = new Map<string, Pin>();
  for (const path of pages)
    for (const pair of pairs) {
      const [old, now] = [library.page(path), after.page(newPath(path))];
      const [was, is] = [library.variant(pair.before), after.variant(pair.after)];
      if (!old || !now || !was || !is || !library.variantsOf(old).has(was) || !after.variantsOf(now).has(is))
        continue;
      const [before, found] = [await anchorsIn(library, old, was), await anchorsIn(after, now, is)];
      for (const [index, anchor] of found.entries()) {
        const other = before[index];
        const pin = other?.text === anchor.text && other.id !== anchor.id ? pinOf(after, anchor) : undefined;
        if (pin) pins.set(`${pin.file}\0${pin.line}\0${pin.nth}`, { ...pin, id: other!.id });
      }
    }
  // From the last of equal lines to the first, so that those above are still counted alike.
  for (const pin of [...pins.values()].toSorted((a, b) => b.nth - a.nth)) write(plan, pin);
  return new Set([...pins.values()].map(({ id }) => id));
}

/** A heading or tab, and the line in which it is written. */
interface Anchor {
  id: string;
  text: string;
  file: string;
  start: number;
}

async function anchorsIn(library: OpenLibrary, page: Page, variant: Variant): Promise<Anchor[]> {
  const editions = await library.openTemplate(page).read();
  const { edition, markdown } = editions.find((each) => each.edition.variants.has(variant))!;
  const provenance = edition.provenanceIn(variant);
  return markdown.tokens.flatMap((token, index) => {
    const isTab = token.type === 'tab_open';
    if ((!isTab && token.type !== 'heading_open') || !token.map) return [];
    const [line] = token.map;
    const [extent] = provenance.origin(provenance.rangeOfLines(line, line + 1)).extents;
    // What a tab is called stands in a paragraph within it.
    const text = markdown.tokens[index + (isTab ? 2 : 1)]!.content;
    return {
      id: String(token.attrGet('id') ?? ''),
      text,
      file: extent?.file ?? '',
      start: extent?.start ?? 0,
    };
  });
}

function pinOf(after: OpenLibrary, { file, start }: Anchor): Omit<Pin, 'id'> | undefined {
  const text = new Sources(after).text(file);
  if (text === undefined) return undefined;
  const head = partsOf(text, file).head.length;
  const above = text.slice(head, start).split('\n');
  const lines = text.slice(head).split('\n');
  const line = lines[above.length - 1]!;
  return { file, line, nth: above.slice(0, -1).filter((each) => each === line).length };
}

function write({ rewrite }: Plan, { file, line, nth, id }: Pin): void {
  let left = nth;
  const { body } = rewrite.parts(file);
  const lines = body.split('\n').map((each) => {
    if (each.replaceAll(GONE, '') !== line || left-- !== 0) return each;
    const bare = each.trimEnd();
    const isAttributes = bare.endsWith('}') && /\{:? ?[#.]/.test(bare.slice(bare.lastIndexOf('{')));
    return isAttributes ? `${bare.slice(0, -1).trimEnd()} #${id} }` : `${bare} { #${id} }`;
  });
  rewrite.set(file, { body: lines.join('\n') });
}
