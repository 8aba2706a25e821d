import { posix } from 'node:path';
import type { Template } from '../../template/template.ts';
import type { Page } from '../folder/page.ts';
import type { EditionText } from './editions.ts';
import type { RenderedEdition } from './rendered-edition.ts';

/** The files that each edition of a page is made of. */
export class EditionFiles {
  readonly #page: Page;
  /** the page, and all that is included or called anywhere in it */
  readonly #all: ReadonlySet<string>;
  readonly #editions: readonly EditionText[];
  #shown: ReadonlyMap<EditionText, ReadonlySet<string>> | undefined;

  constructor(page: Page, template: Template, editions: readonly EditionText[]) {
    this.#page = page;
    this.#all = template.expanded.map.files();
    this.#editions = editions;
  }

  /**
   * Paths of files, relative to the content folder: the page, what its text in this edition comes from, and the components that it
   * imports. An include that shows in no edition, since it only sets variables, is part of all.
   */
  of(edition: EditionText, { code }: Pick<RenderedEdition, 'code'>): string[] {
    const { path } = this.#page;
    const imported = code.imports
      .filter(({ target }) => /^\.{1,2}\//.test(target))
      .map(({ target }) => posix.join(posix.dirname(path), target));
    return [...new Set([path, ...this.#texts(edition), ...imported])];
  }

  #texts(edition: EditionText): Iterable<string> {
    if (this.#all.size === 1) return [];
    this.#shown ??= new Map(this.#editions.map((each) => [each, each.rendering.provenance.files()]));
    const shown = [...this.#shown.values()];
    const own = this.#shown.get(edition)!;
    return [...this.#all].filter((file) => own.has(file) || !shown.some((files) => files.has(file)));
  }
}
