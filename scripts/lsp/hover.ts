import type { Hover } from 'vscode-languageserver/node';
import { explainPage } from '../../src/engine/library/explain.ts';
import type { Page } from '../../src/engine/library/types.ts';
import type { Place } from '../../src/engine/place.ts';
import { type Condition, describeCondition } from '../../src/engine/template/condition.ts';
import { FOR_WRITERS, VariantSet } from '../../src/engine/variants/variant-set.ts';
import type { FileAt } from './completion.ts';
import type { ContentFolder, OpenLibrary } from './content-folder.ts';
import { includeAt } from './include-at.ts';
import { valuesOf } from './names.ts';
import { includedFile } from './targets.ts';
import { wordAt } from './word-at.ts';

/** Pages whose conditions are put together for a file that they include. */
const MOST_PAGES = 50;
const MOST_LISTED = 20;

/** What is known of the place at an offset: a condition, an include, a name. */
export function hoverAt(folder: ContentFolder, file: FileAt, offset: number): Hover | undefined {
  const parts = [valueAt(file, offset), conditionAt(folder, file, offset), pagesAt(folder, file, offset)];
  const value = parts.filter((part) => part !== undefined).join('\n\n');
  return value === '' ? undefined : { contents: { kind: 'markdown', value } };
}

function valueAt({ library, path, written }: FileAt, offset: number): string | undefined {
  const word = wordAt(written, offset);
  const values = word ? valuesOf(library, path, word.name) : [];
  return values.length === 0 ? undefined : [`**${word!.name}**`, ...values].join('  \n');
}

function conditionAt(
  folder: ContentFolder,
  { library, path, written }: FileAt,
  offset: number,
): string | undefined {
  const pages = folder.pagesWith(path).slice(0, MOST_PAGES);
  const readings = pages.flatMap((page) => {
    const { conditions } = explainPage(library, page);
    return conditions.filter(({ condition }) => isAt(condition, path, offset));
  });
  const [first] = readings;
  if (first) {
    const none = VariantSet.of(library.site, []);
    const holds = readings.reduce((all, each) => all.union(each.holds), none);
    const reached = readings.reduce((all, each) => all.union(each.reached), none);
    return [
      `**${describeCondition(first.condition).replaceAll('*', '\\*')}**`,
      holds.size === 0 ? 'True in no variant.' : `True in ${holds.describe(FOR_WRITERS)}.`,
      ...(reached.equals(holds)
        ? []
        : [`Asked, and not true, in ${reached.minus(holds).describe(FOR_WRITERS)}.`]),
    ].join('  \n');
  }
  const tag = written.tagAt(offset);
  if (tag?.name !== 'else') return undefined;
  const { line } = written.position(tag.start);
  return otherwise(library, pages, (place) => place.file === path && place.line === line + 1);
}

/** Where what an `{% else %}` guards shows: none of the conditions before it holds. */
function otherwise(
  library: OpenLibrary,
  pages: readonly Page[],
  isHere: (place: Place) => boolean,
): string | undefined {
  let shown = VariantSet.of(library.site, []);
  for (const page of pages) {
    const { branches, conditions } = library.openTemplate(page);
    const branch = branches.find(({ condition, place }) => condition === undefined && isHere(place));
    const last = branch?.after.at(-1);
    if (!last) continue;
    const reading = explainPage(library, page).conditions.find(
      ({ condition }) => condition === conditions[last.id],
    );
    if (reading) shown = shown.union(reading.reached.minus(reading.holds));
  }
  return shown.size === 0 ? undefined : `Shows in ${shown.describe(FOR_WRITERS)}.`;
}

function isAt({ place, extents }: Condition, path: string, offset: number): boolean {
  if (!extents) return false;
  const { file, start, end } = extents.tag;
  return place.file === path && file === path && start <= offset && offset < end;
}

/** Which pages a file that is included here is part of. */
function pagesAt(
  folder: ContentFolder,
  { library, path, written }: FileAt,
  offset: number,
): string | undefined {
  const include = includeAt(written, offset);
  const file = include && includedFile(library, include.target, path);
  if (file === undefined) return undefined;
  const pages = folder.pagesWith(folder.pathOf(file));
  const listed = pages.slice(0, MOST_LISTED).map((page) => `- ${page.path}`);
  const more = pages.length > MOST_LISTED ? [`- and ${pages.length - MOST_LISTED} more`] : [];
  return [`**${folder.pathOf(file)}** is part of`, '', ...listed, ...more].join('\n');
}
