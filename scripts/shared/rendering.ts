import type { Finding } from '../../src/engine/finding.ts';
import type { Progress } from '../../src/site/config.ts';
import type { SearchRecord } from '../../src/site/integration/search-record.ts';

/** What rendering a site is told; folders are absolute. */
export interface RenderingTask {
  content: string;
  /** where the build will lie in the end: what the last one wrote lies there */
  out: string;
  /** where it lies until it is complete */
  staging: string;
  cache: string;
  /** the path below which the site is deployed, such as `/docs` */
  base: string | undefined;
  /** the public address; that of site.yml by default */
  site: string | undefined;
}

/** What came of it. */
export interface RenderingResult {
  findings: Finding[];
  /** an error that is none of the writer's, in words; undefined when the site was written */
  failure: string | undefined;
  succeeded: boolean;
  indexTakenOver: boolean;
  /** paths of the files that were taken over from the last build, with their hashes */
  takenOver: ReadonlyMap<string, string>;
  /** the draft of the record for the next build, to be kept with the id of the mark; undefined when it could not be written */
  record: string | undefined;
  /** why nothing can be kept for the next build, in words */
  unwritable: string | undefined;
  /** ids of all variants */
  variants: string[];
  pages: number;
  documents: number;
  rendered: number;
  reused: number;
}

/** What the process that renders says; every record is answered by {@link TAKEN} when there is room for another. */
export type RenderingMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'record'; record: SearchRecord }
  | { kind: 'result'; result: RenderingResult };

/** The answer to a record; see {@link RenderingMessage}. */
export const TAKEN = 'taken';
