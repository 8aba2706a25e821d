import { align } from '../../src/apparatus/html/align.ts';
import { passageChanges } from '../../src/apparatus/passage-changes.ts';
import { passagesOf } from '../../src/apparatus/recent-passages.ts';
import { passagesIn } from '../../src/apparatus/variant-passages.ts';
import type { Document, Library } from '../../src/engine/library/types.ts';
import { type Block, blocksOf } from './blocks.ts';

/** What became of some words between two variants: gone, new, or at another place. */
interface Difference {
  sign: '-' | '+' | '>';
  text: string;
  /** headings, and labels of tabs, that they stand under */
  under: readonly string[];
}

/**
 * What differs between two readings of a page, as a text: what is gone begins with "-", what is new with "+", under the headings where
 * it stands.
 */
export async function compareDocuments(
  library: Library,
  [before, after]: readonly [Document, Document],
): Promise<string> {
  const [from, to] = [before.variant.id, after.variant.id];
  const title = `# ${library.title(after)}: from ${from} to ${to}`;
  if (library.edition(before).reading === library.edition(after).reading)
    return `${title}\n\nThe page reads the same in both.`;
  const isSamePage = before.page === after.page;
  const renamed = isSamePage
    ? ''
    : `\n\nIn ${from} the page is "${before.page.path}", in ${to} "${after.page.path}".`;
  const differences = isSamePage
    ? await differencesIn(library, before, after)
    : wordsApart(
        ...((await Promise.all([before, after].map((each) => blocksIn(library, each)))) as [
          Block[],
          Block[],
        ]),
      );
  if (differences.length === 0)
    return `${title}${renamed}\n\nAll words are the same in both; links, pictures or the title differ.`;
  return [`${title}${renamed}`, '', 'What is not here reads the same in both.', ...listed(differences)].join(
    '\n',
  );
}

/** What differs by where passages come from: the source says which of them are the same. */
async function differencesIn(library: Library, before: Document, after: Document): Promise<Difference[]> {
  const passages = await passagesOf(library, after.page);
  const changes = passageChanges(passagesIn(passages, before.variant), passagesIn(passages, after.variant));
  const places = Map.groupBy(changes, ({ place }) => place);
  return [...places.values()].flatMap((together) => {
    const above = together[0]!.headings.map(({ text }) => text.trim());
    const blocks = (each: 'older' | 'newer') =>
      blocksOf(together.flatMap((change) => (change.kind === 'moved' ? [] : (change[each] ?? []))));
    const moved = together.flatMap(({ kind, newer }) => (kind === 'moved' && newer ? [newer] : []));
    return [
      ...wordsApart(blocks('older'), blocks('newer')),
      ...blocksOf(moved).map(({ text, under }): Difference => ({ sign: '>', text, under })),
    ].map((difference) => ({ ...difference, under: [...above, ...difference.under] }));
  });
}

async function blocksIn(library: Library, { page, variant }: Document): Promise<Block[]> {
  return blocksOf((await passagesOf(library, page)).in(variant)!);
}

/** What one of two texts has and the other has not; words that only come from another place of the source are the same. */
function wordsApart(before: readonly Block[], after: readonly Block[]): Difference[] {
  const differences = (sign: '-' | '+', blocks: readonly Block[]) =>
    blocks.map(({ text, under }): Difference => ({ sign, text, under }));
  return align(before, after, ({ text }) => text).flatMap((stretch) =>
    stretch.kind === 'same' ? [] : [...differences('-', stretch.before), ...differences('+', stretch.after)],
  );
}

function listed(differences: readonly Difference[]): string[] {
  const lines: string[] = [];
  let place: string | undefined;
  for (const { sign, text, under } of differences) {
    const here = under.join(' > ');
    if (here !== place) lines.push('', here === '' ? '## At the beginning' : `## ${here}`, '');
    place = here;
    for (const line of text.split('\n')) lines.push(`${sign} ${line}`);
  }
  return lines;
}
