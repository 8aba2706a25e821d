import type { Document, Library } from '../engine/library/types.ts';
import { changesOf } from './changes-by-way.ts';
import type { ChangedPlace } from './page-changes.ts';
import { renamedChanges } from './renamed-changes.ts';
import { documentsOfPart, type UpgradePart } from './upgrade-parts.ts';
import type { Upgrade } from './upgrades.ts';

/** A page on the way from one version to another. */
export interface UpgradedPage {
  /** as the newer version has it; as the older one had it, for one that is gone */
  document: Document;
  title: string;
  kind: 'new' | 'gone' | 'changed' | 'same';
  /** the version in which it came or went */
  version: string | undefined;
  /** the title that it had before, where that is another */
  formerTitle: string | undefined;
  places: readonly ChangedPlace[];
}

/**
 * All that an upgrade changes for the readers of a product's pages, in the order in which the newer version is read, or a part of it;
 * what is gone follows the last one.
 */
export async function upgradeReport(library: Library, upgrade: UpgradePart): Promise<UpgradedPage[]> {
  const { way } = upgrade;
  const { from } = way;
  const pages: UpgradedPage[] = [];
  for (const document of documentsOfPart(library, upgrade)) {
    const before = library.counterpart(document.page, from);
    const title = library.title(document);
    const formerTitle = before && library.title(before) !== title ? library.title(before) : undefined;
    const places =
      before && before.page !== document.page
        ? await renamedChanges(library, [before, document], firstVersionOf(library, document, way))
        : await changesOf(library, document.page, way);
    const kind = !before ? 'new' : places.length > 0 || formerTitle !== undefined ? 'changed' : 'same';
    pages.push({
      document,
      title,
      kind,
      version: before ? undefined : firstVersion(library, document, way),
      formerTitle,
      places,
    });
  }
  return upgrade.part === upgrade.of ? [...pages, ...gonePages(library, way)] : pages;
}

function gonePages(library: Library, way: Upgrade): UpgradedPage[] {
  const { from, to } = way;
  const counterparts = new Set(
    library.documents(to).map((document) => library.counterpart(document.page, from)),
  );
  return library
    .documents(from)
    .filter((document) => !counterparts.has(document) && !library.counterpart(document.page, to))
    .map((document) => ({
      document,
      title: library.title(document),
      kind: 'gone',
      version: firstWithout(library, document, way),
      formerTitle: undefined,
      places: [],
    }));
}

/** The versions between both ends, the newer one included, oldest first. */
function versionsAfter(library: Library, { from, to }: Upgrade) {
  const { variants } = library.site;
  return variants.slice(variants.indexOf(from) + 1, variants.indexOf(to) + 1);
}

function firstVersion(library: Library, { page }: Document, way: Upgrade): string | undefined {
  return versionsAfter(library, way).find((variant) => library.counterpart(page, variant))?.version;
}

/** The version in which a page has the file that it has at the end. */
function firstVersionOf(library: Library, { page }: Document, way: Upgrade): string {
  const having = library.variantsOf(page);
  return (versionsAfter(library, way).find((variant) => having.has(variant)) ?? way.to).version!;
}

function firstWithout(library: Library, { page }: Document, way: Upgrade): string | undefined {
  return versionsAfter(library, way).find((variant) => !library.counterpart(page, variant))?.version;
}
