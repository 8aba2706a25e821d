import type { PlaceApart } from '../../src/apparatus/page-changes.ts';
import type { Document, Library } from '../../src/engine/library/types.ts';
import { changedLines, oneReading } from '../../src/review/changed-lines.ts';
import { diffPage } from '../../src/review/variant-diff.ts';

/**
 * What differs between two readings of a page, as a text: what is gone begins with "-", what is new with "+", what is elsewhere with ">",
 * under the headings where it stands.
 */
export async function compareDocuments(
  library: Library,
  [before, after]: readonly [Document, Document],
): Promise<string> {
  const [from, to] = [before.variant.id, after.variant.id];
  const { title, places } = await diffPage(library, before, after);
  const head = `# ${title}: from ${from} to ${to}`;
  if (library.edition(before).reading === library.edition(after).reading)
    return `${head}\n\nThe page reads the same in both.`;
  const renamed =
    before.page === after.page
      ? ''
      : `\n\nIn ${from} the page is "${before.page.path}", in ${to} "${after.page.path}".`;
  if (places.length === 0)
    return `${head}${renamed}\n\nAll words are the same in both; links, pictures or the title differ.`;
  return [`${head}${renamed}`, '', 'What is not here reads the same in both.', ...listed(places, title)].join(
    '\n',
  );
}

/** @param title what stands above all headings */
function listed(places: readonly PlaceApart[], title: string): string[] {
  const lines: string[] = [];
  let above: string | undefined;
  for (const { headings, html } of places) {
    const here = headings.join(' > ') || title;
    if (here !== above) lines.push('', `## ${here}`, '');
    above = here;
    if (html === '') lines.push('A component shows something else here.');
    for (const line of changedLines(html)) {
      if (line.kind === 'moved') lines.push(`> ${oneReading(line, 'removed')}`);
      if (line.kind === 'removed' || line.kind === 'changed') lines.push(`- ${oneReading(line, 'added')}`);
      if (line.kind === 'added' || line.kind === 'changed') lines.push(`+ ${oneReading(line, 'removed')}`);
    }
  }
  return lines;
}
