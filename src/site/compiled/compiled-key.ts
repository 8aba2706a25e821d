import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hasAstro } from '../integration/distant-packages.ts';
import { fileDigest } from '../integration/file-digest.ts';
import { moduleDocuments } from '../integration/mdx-modules.ts';
import type { SitePlace } from '../integration/options.ts';
import type { OwnCode } from '../integration/own-code.ts';
import type { Parts } from '../integration/parts.ts';
import type { SiteBuild } from '../integration/site-build.ts';
import { PROJECT } from '../places.ts';

/** What of the environment comes into code that Vite compiles. */
const IN_CODE = /^PUBLIC_/;

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
  const common = [build.code, astroVersion(root), process.env.NODE_ENV, base, library.site.language];
  const modules = moduleDocuments(library);
  const isCommon = modules.length === 0 && ownCode === undefined && Object.keys(parts).length === 0;
  if (isCommon) return { key: digest(common), isCommon };
  const keys = modules.map((document) => [document.url, build.sourceKeyOf(document)]);
  return { key: digest([common, site, parts, ownCode?.digests() ?? [], environment(root), keys]), isCommon };
}

/** The version of Astro that compiles the site of a project: its own, or Variorum's. */
function astroVersion(root: string): string {
  const from = hasAstro(root) ? root : PROJECT;
  const file = createRequire(join(from, 'package.json')).resolve('astro/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** What the project and its machine say to code when it is compiled. */
function environment(root: string): unknown {
  const files = readdirSync(root).filter((name) => /^\.env(?:\.|$)/.test(name));
  const variables = Object.entries(process.env).filter(([name]) => IN_CODE.test(name));
  return [files.map((name) => [name, fileDigest(join(root, name))]), variables.toSorted()];
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
