import { type Finding, FindingsError } from '../../finding.ts';
import type { Page } from '../folder/page.ts';
import { readPage, templateOf } from '../folder/page-source.ts';
import type { SourceWorld } from '../folder/source-world.ts';
import type { PageFields } from '../names/fields.ts';
import { type LinkedContent, linkWorld } from './link-world.ts';
import { OpenPage, type OpenPageWorld } from './open-page.ts';
import type { PublishingWorld } from './published-edition.ts';
import { RecentlyUsed } from './recently-used.ts';

/** What a content folder holds, as far as its pages need it. */
export interface OpenPagesContent extends LinkedContent, Omit<SourceWorld, 'site'> {
  /** what each page is called and described as */
  fields: ReadonlyMap<Page, PageFields>;
}

/** Who hears what comes out when pages are opened and rendered. */
export interface OpenPagesListener {
  /** hears what is wrong with a page, each time it is opened and for every edition that is rendered */
  found(page: Page, findings: readonly Finding[]): void;
  /** hears the key of every edition once it is rendered */
  rendered(edition: string): void;
}

/** Pages whose templates are kept. A build asks for the variants of a page one after another. */
const KEPT_PAGES = 24;

/** The pages that somebody asked for last, with their templates and renderings; others are opened again when needed. */
export class OpenPages {
  readonly #content: OpenPagesContent;
  readonly #listener: OpenPagesListener;
  readonly #world: OpenPageWorld;
  readonly #kept = new RecentlyUsed<Page, OpenPage>(KEPT_PAGES);

  /** @param highlight makes HTML (`<pre>…</pre>`) of code blocks */
  constructor(
    content: OpenPagesContent,
    highlight: PublishingWorld['highlight'],
    listener: OpenPagesListener,
  ) {
    this.#content = content;
    this.#listener = listener;
    this.#world = {
      publishing: publishingWorld(content, highlight),
      published({ page, key }, { findings }) {
        listener.rendered(key);
        listener.found(page, findings);
      },
    };
  }

  /**
   * A page of the content, opened: its file is read and templated in all its variants, nothing is rendered.
   *
   * @throws FindingsError when its file or its frontmatter is damaged since; what is wrong with its text is a finding of the
   *   result
   */
  get(page: Page): OpenPage {
    return this.#kept.get(page, () => {
      const { source, findings } = readPage(page.path, this.#content);
      // The file may have changed since the folder was opened.
      if (!source) throw new FindingsError(findings);
      const { catalogue, fields } = this.#content;
      const open = new OpenPage(
        {
          page,
          template: templateOf(source, this.#content),
          variants: catalogue.variantsOf(page),
          fields: fields.get(page)!,
        },
        this.#world,
      );
      this.#listener.found(page, open.findings);
      return open;
    });
  }
}

/** What the links and pictures of a page may lead to. */
function publishingWorld(
  { root, site, catalogue, assets }: LinkedContent,
  highlight: PublishingWorld['highlight'],
): PublishingWorld {
  return {
    root,
    language: site.language,
    strictImages: site.undefined === 'error',
    highlight,
    ...linkWorld({ root, site, catalogue, assets }),
  };
}
