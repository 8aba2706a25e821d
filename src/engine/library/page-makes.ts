import { hash } from 'node:crypto';
import { expandIncludes } from '../template/includes.ts';
import { macrosOf } from '../template/macros.ts';
import { mayTransclude } from '../template/transclusions.ts';
import { placesIn } from './edition/link-world.ts';
import type { Page } from './folder/page.ts';
import { isText } from './folder/page-file.ts';
import { readingAt } from './folder/site-folder.ts';
import type { Inventory } from './inventory.ts';

/** What a page is made of, before anything of it is rendered. */
export interface Make {
  /** changes with all that its documents show of files */
  fingerprint: string;
  /** the files that it is made of, relative to the content folder */
  files: readonly string[];
}

/** Finds out what pages are made of, each once. */
export class PageMakes {
  readonly #inventory: Inventory;
  readonly #known = new Map<Page, Make>();

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  of(page: Page): Make {
    const make = this.#known.get(page) ?? this.#find(page);
    this.#known.set(page, make);
    return make;
  }

  #find(page: Page): Make {
    const { text, files } = this.#sourceOf(page);
    // A list shows what its posts begin with.
    const { byPath } = this.#inventory.catalogue;
    const posts = (page.posts?.posts ?? []).flatMap((path) => byPath.get(path) ?? []);
    const made = [
      page.path,
      page.frontmatter,
      text,
      page.post,
      page.posts,
      posts.map((post) => this.of(post).fingerprint),
      // A link by the id of a place leads to wherever that is now.
      ...(this.#mayNamePlaces(page, text) ? [placesIn(this.#inventory).fingerprint] : []),
    ];
    return {
      fingerprint: hash('sha256', JSON.stringify(made), 'base64url'),
      files: page.isMade ? [] : files,
    };
  }

  #mayNamePlaces({ path }: Page, text: string): boolean {
    return readingAt(path, this.#inventory.site).dialect.crossReferences && text.includes('][');
  }

  /** The text of a page with all that it includes, and the files that this comes from. */
  #sourceOf(page: Page): { text: string; files: readonly string[] } {
    const { texts, site, macros } = this.#inventory;
    const { body, begins } = texts.get(page)!;
    const { autoAppend: append, dedentsSnippets } = readingAt(page.path, site);
    // Most pages are made of one file, as a look at them shows.
    const isOneFile =
      append.length === 0 &&
      !mayTransclude(body) &&
      (isText(page, site) || macrosOf(body, macros).length === 0);
    if (isOneFile) return { text: body, files: [page.path] };
    const { text, map } = expandIncludes(body, {
      path: page.path,
      begins,
      append,
      dedentsSnippets,
      isText: isText(page, site),
      includeTags: site.includeTags,
      tableTags: site.tableTags,
      ...this.#inventory,
    });
    return { text, files: [...map.files()] };
  }
}
