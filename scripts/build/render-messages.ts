import type { Finding } from '../../src/engine/finding.ts';
import type { VariantWorld } from '../../src/engine/variants/variant-set.ts';
import type { Progress } from '../../src/site/integration/options.ts';
import type { SearchPage } from '../../src/site/integration/search-parts.ts';
import type { KnownFile } from '../../src/site/output/known-file.ts';
import type { Help } from '../../src/site/shares/help.ts';
import type { Scope } from '../../src/site/shares/scope.ts';
import type { AstroProject } from '../shared/astro-project.ts';

/** What rendering a site is told; folders are absolute. */
export interface RenderTask {
  /** the project as this build sees it: what the last one wrote lies in its `out` */
  project: AstroProject;
  /** where the build lies until it is complete */
  staging: string;
  scope: Scope;
  /** how many processes render; by default as many as pay */
  jobs: number | undefined;
}

/** What came of it. */
export interface RenderResult {
  findings: Finding[];
  /** an error that is none of the writer's, in words; undefined when the site was written */
  failure: string | undefined;
  succeeded: boolean;
  /** ids of the products whose search indexes were taken over */
  indexesTakenOver: ReadonlySet<string>;
  /** files that were taken over from the last build, by their paths in the output, and those that were written */
  takenOver: ReadonlyMap<string, KnownFile>;
  known: ReadonlyMap<string, KnownFile>;
  /** the draft of the record for the next build, to be kept with the id of the mark; undefined when it could not be written */
  record: string | undefined;
  /** why nothing can be kept for the next build, in words */
  unwritable: string | undefined;
  /** its products and variants; undefined when nobody knows which there are */
  site: VariantWorld | undefined;
  /** absolute paths of the folders besides the content folder from where pages include text */
  includeRoots: readonly string[];
  /** why no page says when it was last updated, where that is to be told */
  undated: string | undefined;
  /** where the site is to be published, in words, where that does not go without saying */
  placement: string | undefined;
  /** whether pages tell when they were last changed */
  isDated: boolean;
  pages: number;
  documents: number;
  rendered: number;
  reused: number;
}

/**
 * What a process that renders says. Pages for the search index are answered by {@link TAKEN} when there is room for more, and a
 * call for help by what came of it.
 */
export type RenderMessage =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'pages'; pages: readonly SearchPage[] }
  | { kind: 'help'; shares: readonly string[][] }
  | { kind: 'result'; result: RenderResult };

/** What it is told: what to do, first of all. */
export type RenderOrder = typeof TAKEN | { kind: 'task'; task: RenderTask } | { kind: 'help'; helps: Help[] };

/** The answer to pages; see {@link RenderMessage}. */
export const TAKEN = 'taken';
