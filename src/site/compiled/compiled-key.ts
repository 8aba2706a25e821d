import { createHash } from 'node:crypto';
import { codeEnvironment } from '../integration/code-environment.ts';
import { moduleDocuments } from '../integration/mdx-modules.ts';
import type { SitePlace } from '../integration/options.ts';
import type { OwnCode } from '../integration/own-code.ts';
import type { Parts } from '../integration/parts.ts';
import type { SiteBuild } from '../integration/site-build.ts';

/** What a site is compiled of. */
export interface SiteSources {
  build: SiteBuild;
  place: SitePlace;
  parts: Parts;
  /** the project's own code, if it has any */
  ownCode: OwnCode | undefined;
}

/** The key of a compiled site: equal keys mean equal code. */
export interface CompiledKey {
  key: string;
  /** whether it is that of every site in this language without code of its own, below the same path */
  isCommon: boolean;
}

/** Computes the key of the compiled site for a build that has begun. */
export function compiledKey({ build, place, parts, ownCode }: SiteSources): CompiledKey {
  const { library } = build;
  const { base, site, root } = place;
  const common = [build.code, base, library.site.language];
  const modules = moduleDocuments(library);
  const isCommon = modules.length === 0 && ownCode === undefined && Object.keys(parts).length === 0;
  const environment = codeEnvironment(root, !isCommon);
  if (isCommon) return { key: digest([common, environment]), isCommon };
  const keys = modules.map((document) => [document.url, build.sourceKeyOf(document)]);
  return { key: digest([common, site, parts, ownCode?.digests() ?? [], environment, keys]), isCommon };
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
