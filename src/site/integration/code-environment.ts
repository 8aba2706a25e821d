import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT } from '../places.ts';
import { hasAstro } from './distant-packages.ts';
import { fileDigest } from './file-digest.ts';

/** What of the environment comes into code that Vite compiles. */
const IN_CODE = /^PUBLIC_/;

/**
 * What code is compiled by, and what it is told meanwhile: the version of Astro, the environment, and its files.
 *
 * @param root absolute path of the project
 * @param hasOwnCode whether there is code that asks for variables: that of the site does not
 */
export function codeEnvironment(root: string, hasOwnCode: boolean): unknown {
  // Astro says so itself where nobody else does, from when it compiles.
  const common = [astroVersion(root), process.env.NODE_ENV || 'production'];
  if (!hasOwnCode) return common;
  const files = readdirSync(root).filter((name) => /^\.env(?:\.|$)/.test(name));
  const variables = Object.entries(process.env).filter(([name]) => IN_CODE.test(name));
  return [common, files.map((name) => [name, fileDigest(join(root, name))]), variables.toSorted()];
}

/** The version of Astro that compiles the site of a project: its own, or Variorum's. */
function astroVersion(root: string): string {
  const from = hasAstro(root) ? root : PROJECT;
  const file = createRequire(join(from, 'package.json')).resolve('astro/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
