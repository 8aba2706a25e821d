import type { Finding } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import type { KnownFile } from '../output/known-file.ts';
import type { Help } from '../shares/help.ts';
import type { Scope } from '../shares/scope.ts';
import type { FolderState } from './folder-state.ts';
import type { PartName } from './parts.ts';
import type { SearchPage } from './search-parts.ts';

/** What `astro.config.mjs` says of a site; paths are relative to the project. */
export interface VariorumOptions {
  /** the content folder, with its `site.yml`; by default `content/`, or `docs/` where the `site.yml` is there */
  content?: string;
  /** what may be kept between builds; by default `node_modules/.cache/variorum` */
  cache?: string;
  /** components of the project's own in the place of parts of the site: `{ Footer: './src/Footer.astro' }` */
  components?: Partial<Record<PartName, string>>;
}

/** How far a build is. */
export interface Progress {
  stage: 'compile' | 'pages' | 'files';
  done: number;
  total: number;
}

/** What a build that wrote all but the index and the mark leaves to be done. */
export interface WrittenSite {
  /** ids of the products whose search indexes were taken over from the last build */
  indexesTakenOver: ReadonlySet<string>;
  /** files that were taken over from the last build, by their paths in the output: nobody may change them meanwhile */
  takenOver: ReadonlyMap<string, KnownFile>;
  /** files that were written */
  known: ReadonlyMap<string, KnownFile>;
  /** the draft of the record for the next build, to be kept with the id of the mark; undefined when it could not be written */
  record: string | undefined;
  /** what the file system said when it could not */
  unwritable: unknown;
  /** why no page says when it was last updated, where that is to be told */
  undated: string | undefined;
}

/** Where a site is made; folders are absolute. */
export interface SitePlace {
  /** the project: Astro's root */
  root: string;
  /** the path below which the site is deployed, without a slash at its end: empty, or `/docs` */
  base: string;
  /** the public address of the site, `https://docs.acme.com` */
  site: string | undefined;
  /** what may be kept between builds */
  cacheDir: string;
  /** what Astro copies as it is */
  publicDir: string;
}

/** A function that makes whole addresses of the site's, as far as they are known. */
export function wholeAddress({ base, site }: Pick<SitePlace, 'base' | 'site'>): (url: string) => string {
  return (url) => (site === undefined ? base + url : new URL(base + url, site).href);
}

/** What a build needs besides. */
export interface BuildTask {
  /** absolute path of the folder to write */
  outDir: string;
  /** absolute path of the folder that will become `outDir`'s place in the end: what the last build wrote lies there */
  previous?: string;
  /** takes what the search index has of a page and resolves when there is room for more; without it, there is no index */
  index?: (page: SearchPage) => Promise<void>;
  /** how much of the site is made; by default all of it */
  scope?: Scope | undefined;
  /** how many processes render; by default as many as pay */
  jobs?: number | undefined;
  /** has documents, by their URLs, rendered by one more process for each list; without it, this one renders them all */
  help?: ((shares: readonly string[][]) => Promise<Help[]>) | undefined;
  /** hears that all is written but the index and the mark */
  complete?: (result: WrittenSite) => void;
  /** tells what the library has found, which fails the build; returns what Astro is to end with. Without it, that is a FindingsError */
  failed?: () => Promise<Error>;
  /** hears how far the build is */
  progress?: (progress: Progress) => void;
}

/** What the development server needs besides. */
export interface Development {
  /** absolute folders whose changes reload the open pages, asked for again after each change */
  watch: () => string[];
  /** hears what is wrong besides with the site, as soon as it is known */
  found: (findings: readonly Finding[]) => void;
  /** hears of every document that somebody asked for, once it is known what is wrong with it */
  asked: (library: Library, document: Document) => void;
  /** hears that the content has changed, before the open pages reload, and the absolute paths of what has, where they are known */
  changed: (files: readonly string[] | undefined) => void;
  /** what lay in the folders when the content was opened, where that is known */
  opened?: FolderState | undefined;
  /** the address that the server was told to listen on */
  listening: string;
  /** whether X-ray is on from the beginning, can be chosen in Astro's toolbar, or is not there */
  xray: 'on' | 'toolbar' | 'off';
}
