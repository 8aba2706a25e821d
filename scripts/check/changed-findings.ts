import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CheckFinding } from '../../src/checks/check-content.ts';
import type { Library } from '../../src/engine/library/types.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { baseState } from '../impact/base-state.ts';
import { Repository } from '../impact/repository.ts';

/** How the state of the last commit is looked at. */
export interface FormerLook<Opened extends Library> {
  /** opens a content folder with macros of Variorum that lie in a folder. @throws FindingsError when that cannot be opened */
  open(root: string, macros: string): Opened;
  check(library: Opened): Promise<CheckFinding[]>;
}

/**
 * The findings that are due to what the working tree changes: those in files that differ from the last commit or were new to it, and
 * those that were not found before it. Whoever renames a heading breaks links of other files.
 *
 * @param root absolute path of the content folder
 * @throws CommandFailure when the folder lies in no repository with a commit, or there is no git
 */
export async function changedFindings<Opened extends Library>(
  findings: readonly CheckFinding[],
  root: string,
  includeRoots: readonly string[],
  former: FormerLook<Opened>,
): Promise<CheckFinding[]> {
  const real = realpathSync(root);
  const repository = Repository.around(real);
  const { files } = repository.since('HEAD');
  if (files.length === 0) return [];
  const changed = new Set(files.map(({ file }) => file));
  const known = new Set((await formerFindings()).map(keyOf));
  return findings.filter((finding) => {
    const { place } = finding;
    const places = [place, ...(place?.includedFrom ?? [])];
    return places.some((each) => each && changed.has(resolve(real, each.file))) || !known.has(keyOf(finding));
  });

  async function formerFindings(): Promise<readonly CheckFinding[]> {
    const { draft, macros } = baseState(real, includeRoots, { repository, files });
    using _draft = draft;
    try {
      return await former.check(former.open(draft.root, macros));
    } catch (error) {
      // What could not be opened before says nothing of what is new.
      if (error instanceof FindingsError) return findings;
      throw error;
    }
  }
}

/** Equal for the same mistake in two states of a file: lines above it may have come or gone. */
function keyOf({ rule, message, place }: CheckFinding): string {
  return `${rule}\n${place?.file}\n${message}`;
}
