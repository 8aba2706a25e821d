import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Library } from '../../engine/library/types.ts';
import { MACROS } from '../places.ts';
import { isBelow } from '../serving/is-below.ts';
import { type CommitDates, commitDates, type UnknownDates } from './commit-dates.ts';

/** Knows when what pages are made of was last committed. */
export class PageDates {
  readonly #root: string;
  readonly #known: CommitDates | undefined;
  readonly #byFile = new Map<string, number | undefined>();
  /** why no page says when it was last updated, and what to do, in a repository that cannot be read */
  readonly unknown: string | undefined;

  /** @param root absolute path of the content folder */
  constructor(root: string, known: CommitDates | UnknownDates | undefined) {
    this.#root = root;
    if (known && 'why' in known) this.unknown = `No page says when it was last updated: ${known.why}`;
    else this.#known = known;
  }

  /** Asks git about the files of a library: one call, whatever their number. */
  static async read({ root, site }: Pick<Library, 'root' | 'site'>): Promise<PageDates> {
    if (!site.lastUpdated) return new PageDates(root, undefined);
    const [folder, ...others] = [root, ...site.includeRoots].map(real);
    if (folder === undefined) return new PageDates(root, undefined);
    const roots = others.filter((each) => each !== undefined);
    return new PageDates(root, await commitDates([folder, ...roots]));
  }

  /**
   * When the newest of some files was committed; undefined when that is not known of one of them, which may be the newest.
   *
   * @param files relative to the content folder; the macros of Variorum itself do not count
   */
  newest(files: readonly string[]): Date | undefined {
    if (!this.#known) return undefined;
    const own = files.filter((file) => !isBelow(join(this.#root, file), MACROS));
    let newest = 0;
    for (const file of own) {
      const date = this.of(file);
      if (date === undefined) return undefined;
      newest = Math.max(newest, date);
    }
    return new Date(newest * 1000);
  }

  /** When a file was committed, in seconds since 1970. */
  of(file: string): number | undefined {
    const known = this.#byFile.get(file);
    if (known !== undefined || !this.#known) return known;
    const path = real(join(this.#root, file));
    const date = path && this.#known.dates.get(relative(this.#known.root, path).split(sep).join('/'));
    this.#byFile.set(file, date || undefined);
    return date || undefined;
  }
}

/** Where a path really leads; undefined when it leads nowhere. */
function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
