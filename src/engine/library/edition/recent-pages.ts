import type { Finding } from '../../finding.ts';
import type { Page } from '../folder/page.ts';
import { type PageText, templateOf } from '../folder/page-file.ts';
import { readingAt } from '../folder/site-folder.ts';
import type { SourceWorld } from '../folder/source-world.ts';
import type { PageFields } from '../names/fields.ts';
import type { PublishedIds } from '../names/published.ts';
import type { FinishingWorld } from './finished-edition.ts';
import { type LinkedContent, linkWorld } from './link-world.ts';
import { RecentlyUsed } from './recently-used.ts';
import { TemplatedPage, type TemplatedPageWorld } from './templated-page.ts';

/** What a content folder holds, as far as its pages need it. */
export interface RecentPagesContent extends LinkedContent, Omit<SourceWorld, 'site'> {
  /** the text of each page: its file was read when the folder was */
  texts: ReadonlyMap<Page, PageText>;
  /** what each page is called and described as */
  fields: ReadonlyMap<Page, PageFields>;
  publishedIds: PublishedIds;
}

/** Who hears what comes out when pages are opened and rendered. */
export interface RecentPagesListener {
  /** hears what is wrong with a page, each time it is opened and for every edition that is rendered */
  found(page: Page, findings: readonly Finding[]): void;
  /** hears the key of every edition once it is rendered */
  rendered(edition: string): void;
}

/** What makes HTML (`<pre>…</pre>`) of code blocks, and where the site will be. */
type Publishing = Pick<FinishingWorld, 'highlight' | 'origin'>;

/** Pages whose templates are kept. A build asks for the variants of a page one after another. */
const KEPT_PAGES = 24;

/** The pages that somebody asked for last, with their templates and renderings; others are opened again when needed. */
export class RecentPages {
  readonly #content: RecentPagesContent;
  readonly #listener: RecentPagesListener;
  readonly #world: TemplatedPageWorld;
  readonly #kept = new RecentlyUsed<Page, TemplatedPage>(KEPT_PAGES);

  /** @param publishing what is known besides of how pages are published */
  constructor(content: RecentPagesContent, publishing: Publishing, listener: RecentPagesListener) {
    this.#content = content;
    this.#listener = listener;
    this.#world = {
      finishing: finishingWorld(content, publishing),
      finished({ page, key }, { findings }) {
        listener.rendered(key);
        listener.found(page, findings);
      },
    };
  }

  /** A page of the content, opened: templated in all its variants, nothing is rendered. What is wrong with it is a finding of the result. */
  get(page: Page): TemplatedPage {
    return this.#kept.get(page, () => {
      const { catalogue, fields, texts } = this.#content;
      const open = new TemplatedPage(
        {
          page,
          template: templateOf(texts.get(page)!, this.#content),
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
function finishingWorld(content: RecentPagesContent, { highlight, origin }: Publishing): FinishingWorld {
  const { root, site, catalogue, publishedIds } = content;
  return {
    root,
    language: site.language,
    dialectOf: (path) => readingAt(path, site).dialect,
    excerptEnd: ({ post }) => post && site.blogs[post.blog]?.post_excerpt_separator,
    strictImages: site.undefined === 'error',
    highlight,
    origin,
    publishedIds: (page, variant) => publishedIds.get(catalogue.document(page, variant)!) ?? [],
    ...linkWorld(content),
  };
}
