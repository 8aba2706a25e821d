import { join } from 'node:path';
import type { SiteFindings } from '../../engine/variants/findings-error.ts';
import type { VariantWorld } from '../../engine/variants/variant-set.ts';
import { keepRecordFile, RecordFile, RecordFileWriter } from './record-file.ts';
import { draftIn, recordsIn } from './record-folder.ts';

/** What a build says in the end. */
export interface BuildOutcome extends SiteFindings {
  readonly site: VariantWorld;
  readonly pages: number;
  readonly documents: number;
  readonly editions: number;
  /** why no page says when it was last updated, where that is to be told */
  readonly undated: string | undefined;
  /** where the site is to be published, in words, where that does not go without saying */
  readonly placement: string | undefined;
}

/** What a build was made from. */
export interface BuildSources {
  /** a hash over all but the dates of commits; undefined where that was not known */
  readonly inputs: string | undefined;
  /** paths of the folders besides the content folder from where pages include text, relative to it */
  readonly includeRoots: readonly string[];
  /** where in its history the content is; undefined where pages do not tell when they were last changed */
  readonly history: string | undefined;
}

/**
 * Keeps what a build said beside its record: the next one that finds nothing changed says it again, and does nothing.
 *
 * @param id that of the output's mark
 * @throws the file system's error
 */
export function keepOutcome(
  cacheDir: string,
  id: string,
  sources: BuildSources,
  outcome: BuildOutcome,
): void {
  const draft = draftIn(cacheDir);
  const file = new RecordFileWriter(draft);
  file.add([sources, outcome]);
  file.close();
  keepRecordFile(draft, pathOf(cacheDir, id), ownerOf(id));
}

/** What is known of the build of the output with this id; undefined where nothing is, or it is damaged. */
export function readOutcome(
  cacheDir: string,
  id: string,
): { sources: BuildSources; outcome: BuildOutcome } | undefined {
  try {
    const file = new RecordFile(pathOf(cacheDir, id), ownerOf(id));
    file.close();
    const [sources, { site, ...rest }] = file.last as [BuildSources, BuildOutcome];
    return { sources, outcome: { ...rest, site: asWorld(site) } };
  } catch {
    return undefined;
  }
}

/** A site as it was: what was written of it has a copy of the product in every variant. */
function asWorld({ products, variants }: VariantWorld): VariantWorld {
  const byId = new Map(products.map((product) => [product.id, product]));
  return {
    products,
    variants: variants.map((variant) => ({ ...variant, product: byId.get(variant.product.id)! })),
  };
}

/** To what such a file belongs, so that no record is taken for one. */
function ownerOf(id: string): string {
  return `outcome of ${id}`;
}

function pathOf(cacheDir: string, id: string): string {
  return join(recordsIn(cacheDir), `${id}.outcome`);
}
