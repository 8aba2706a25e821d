import { align } from '../../src/apparatus/html/align.ts';
import type { Document, Library } from '../../src/engine/library/types.ts';
import type { Block } from './blocks.ts';

/** What became of a block between two variants. */
type Change =
  | { kind: 'added' | 'removed' | 'moved'; block: Block }
  | { kind: 'changed'; before: Block; block: Block };

/**
 * What differs between two readings of a page, as a text: what is gone begins with "-", what is new with "+", under the headings where
 * it stands.
 *
 * @param blocksOf the blocks of a document
 */
export async function compareDocuments(
  library: Library,
  [before, after]: readonly [Document, Document],
  blocksOf: (document: Document) => Promise<readonly Block[]>,
): Promise<string> {
  const [from, to] = [before.variant.id, after.variant.id];
  const title = `# ${library.title(after)}: from ${from} to ${to}`;
  if (library.edition(before).reading === library.edition(after).reading)
    return `${title}\n\nThe page reads the same in both.`;
  const isSamePage = before.page === after.page;
  const changes = changesBetween(await blocksOf(before), await blocksOf(after), isSamePage);
  const renamed = isSamePage
    ? ''
    : `\n\nIn ${from} the page is "${before.page.path}", in ${to} "${after.page.path}".`;
  if (changes.length === 0)
    return `${title}${renamed}\n\nEvery passage reads the same in both; links or the title differ.`;
  const lines = [title + renamed, '', summary(changes)];
  let place: string | undefined;
  for (const change of changes) {
    const here = change.block.under.join(' > ');
    if (here !== place) lines.push('', here === '' ? '## Before the first heading' : `## ${here}`, '');
    place = here;
    lines.push(...printed(change));
  }
  return lines.join('\n');
}

function changesBetween(before: readonly Block[], after: readonly Block[], isSamePage: boolean): Change[] {
  const keyOf = sameKeys(before, after, isSamePage);
  const [older, newer] = [before, after].map((blocks) => new Set(blocks.map(keyOf)));
  return align(before, after, keyOf).flatMap((stretch): Change[] => {
    if (stretch.kind === 'same')
      return stretch.pairs.flatMap(([was, is]) =>
        was.text === is.text ? [] : [{ kind: 'changed', before: was, block: is }],
      );
    return [
      ...stretch.before.flatMap((block): Change[] =>
        newer!.has(keyOf(block)) ? [] : [{ kind: 'removed', block }],
      ),
      ...stretch.after.map(
        (block): Change => ({ kind: older!.has(keyOf(block)) ? 'moved' : 'added', block }),
      ),
    ];
  });
}

/**
 * What tells of blocks of two readings which are the same: where they come from, and for those that come from elsewhere, as under
 * another condition or on another page, their words.
 */
function sameKeys(
  before: readonly Block[],
  after: readonly Block[],
  isSamePage: boolean,
): (block: Block) => string {
  const newer = new Set(isSamePage ? after.map(({ key }) => key) : []);
  const older = new Set(isSamePage ? before.map(({ key }) => key) : []);
  const keys = new Map<Block, string>();
  const byText = new Map<string, string[]>();
  for (const block of before) {
    if (newer.has(block.key)) continue;
    keys.set(block, `older ${block.key}`);
    byText.set(block.text, [...(byText.get(block.text) ?? []), `older ${block.key}`]);
  }
  for (const block of after)
    if (!older.has(block.key)) keys.set(block, byText.get(block.text)?.shift() ?? `newer ${block.key}`);
  return (block) => keys.get(block) ?? block.key;
}

function summary(changes: readonly Change[]): string {
  const counted = (['added', 'changed', 'removed', 'moved'] as const).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count > 0 ? [`${count} ${kind}`] : [];
  });
  return `${changes.length === 1 ? 'One passage differs' : `${changes.length} passages differ`}: ${counted.join(', ')}. All others read the same.`;
}

function printed(change: Change): string[] {
  const lines = (sign: string, text: string) => text.split('\n').map((line) => `${sign} ${line}`);
  switch (change.kind) {
    case 'added':
      return lines('+', change.block.text);
    case 'removed':
      return lines('-', change.block.text);
    case 'moved':
      return lines('>', `moved here: ${change.block.text}`);
    case 'changed':
      return [...lines('-', change.before.text), ...lines('+', change.block.text)];
  }
}
