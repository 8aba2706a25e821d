import type { Finding } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import type { SearchRecord } from './search-record.ts';

/** How far a build is. */
export interface Progress {
  stage: 'compile' | 'pages' | 'files';
  done: number;
  total: number;
}

/** What a build that wrote all but the index and the mark leaves to be done. */
export interface WrittenSite {
  /** whether the search index of the last build was taken over */
  indexTakenOver: boolean;
  /** paths of the files that were taken over from the last build, with their hashes: nobody may change them meanwhile */
  takenOver: ReadonlyMap<string, string>;
  /** the draft of the record for the next build, to be kept with the id of the mark; undefined when it could not be written */
  record: string | undefined;
  /** what the file system said when it could not */
  unwritable: unknown;
}

/** What the command line decides about a site. */
export interface SiteOptions {
  /** the library; in development a fresh one after a change of the content */
  library: () => Library | Promise<Library>;
  /** absolute path of the folder to write */
  outDir: string;
  /** the path below which the site is deployed: `/docs` */
  base?: string;
  /** the public address of the site: `https://docs.acme.com` */
  site?: string;
  /** absolute path of the folder that will become `outDir`'s place in the end: what the last build wrote lies there */
  previous?: string;
  /** absolute path of the folder for what may be kept between builds */
  cacheDir: string;
  /** a build: takes a record for the search index and resolves when there is room for more; without it, there is no index */
  index?: (record: SearchRecord) => Promise<void>;
  /** a build: hears that all is written but the index and the mark */
  complete?: (result: WrittenSite) => void;
  /** hears what stands against a page, as soon as it is known */
  found?: (findings: readonly Finding[]) => void;
  /** hears how far a build is */
  progress?: (progress: Progress) => void;
  /** development: absolute folders whose changes reload the open pages, asked for again after each change */
  watch?: () => string[];
  /** development: hears of every document that is shown */
  shown?: (library: Library, document: Document) => void;
  /** development: hears the absolute path of each changed file of the content, before the open pages reload */
  changed?: (file: string) => void | Promise<void>;
  /** development: where to listen */
  server?: { host?: string | boolean; port?: number };
}
