import { resolve } from 'node:path';
import { addAll } from '../engine/add-all.ts';
import type { Library } from '../engine/library/types.ts';
import { type Changes, Draft } from '../engine/proof/draft.ts';
import { type Edit, editText } from '../engine/proof/edit-text.ts';
import { type Difference, difference, readingsOf } from '../engine/proof/readings.ts';
import { FindingsError } from '../engine/variants/findings-error.ts';
import type { CheckFinding } from './check-content.ts';
import type { Content } from './content.ts';

/** What became of the fixes of some findings. */
export interface Fixes {
  /** the new texts of files, by their paths relative to the content folder */
  changes: Changes;
  /** the findings that they mend */
  fixed: CheckFinding[];
  /** those whose fix would change what somebody reads, and so was left: a mistake of the rule */
  refused: { finding: CheckFinding; differences: Difference[] }[];
}

/**
 * Works out what the fixes of findings make of the files, and proves that no reader of any variant reads anything else. Nothing is written.
 *
 * @param open opens a content folder as the library of `content` was
 */
export async function proveFixes(
  content: Content,
  findings: readonly CheckFinding[],
  open: (root: string) => Library,
): Promise<Fixes> {
  const fixes: Fixes = { changes: new Map(), fixed: [], refused: [] };
  const prove = async (some: readonly CheckFinding[]): Promise<void> => {
    if (some.length === 0) return;
    const changes = changesOf(content, [...fixes.fixed, ...some]);
    const differences = await differencesOf(content, changes, open).catch(brokenBy);
    if (differences.length === 0) {
      fixes.changes = changes;
      addAll(fixes.fixed, some);
    } else if (some.length === 1) fixes.refused.push({ finding: some[0]!, differences });
    else {
      // One of many is wrong: the others are kept.
      const half = Math.ceil(some.length / 2);
      await prove(some.slice(0, half));
      await prove(some.slice(half));
    }
  };
  await prove(withoutOverlaps(findings));
  return fixes;
}

/** The findings with a fix, but for those that change what another one changes: a second run finds them again. */
function withoutOverlaps(findings: readonly CheckFinding[]): CheckFinding[] {
  const taken: Edit[] = [];
  return findings.filter(({ fix }) => {
    if (fix === undefined) return false;
    const isFree = fix.every((edit) => !taken.some((other) => overlap(edit, other)));
    if (isFree) addAll(taken, fix);
    return isFree;
  });
}

function overlap(a: Edit, b: Edit): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}

/** The files with the fixes of findings in them. */
function changesOf(content: Content, findings: readonly CheckFinding[]): Changes {
  const edits = Map.groupBy(
    findings.flatMap(({ fix = [] }) => fix),
    ({ file }) => file,
  );
  return new Map([...edits].map(([file, ofFile]) => [file, editText(content.raw(file), ofFile)]));
}

/** What readers would get of a change after which pages have errors. */
function brokenBy(error: unknown): Difference[] {
  if (!(error instanceof FindingsError)) throw error;
  const changed = error.findings.map(({ message }) => message);
  return [{ variant: '', added: [], removed: [], changed, navigation: false }];
}

async function differencesOf(
  { library }: Content,
  changes: Changes,
  open: (root: string) => Library,
): Promise<Difference[]> {
  const changed = new Set([...changes.keys()].map((file) => resolve(library.root, file)));
  const affected = new Set(
    library.pages
      // Nobody reads a page with errors.
      .filter((page) => library.findingsOf(page).every(({ severity }) => severity !== 'error'))
      .filter((page) => library.files(page).some((file) => changed.has(resolve(library.root, file))))
      .map(({ path }) => path),
  );
  using draft = Draft.of(library.root, library.site.includeRoots, changes);
  const after = open(draft.root);
  const differences: Difference[] = [];
  for (const variant of library.site.variants) {
    const isRendered = ({ path }: { path: string }): boolean => affected.has(path);
    const found = difference(
      variant.id,
      await readingsOf(library, variant, isRendered),
      await readingsOf(after, after.variant(variant.id)!, isRendered),
    );
    if (found) differences.push(found);
  }
  return differences;
}
