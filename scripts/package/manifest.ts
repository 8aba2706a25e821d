/** The `package.json` of this repository, as far as packing reads it. */
export interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string>;
  [key: string]: unknown;
}

/** What only the repository needs. */
const OF_REPOSITORY = ['private', 'scripts', 'devDependencies', 'allowScripts'];

/** The Node that Astro needs, and with it the package. The repository's own commands bring one. */
const ENGINES = { node: '>=22.12.0' };

/** Doors whose code is compiled, with what they are called in the package. */
const COMPILED = /^(.*)\.ts$/;
/** The demo is one script in the package: pages that Variorum does not make have nothing that could bundle it. */
export const DEMO = './demo/recovery-demo.js';

/** The `package.json` of the package: its doors lead to compiled code, with types, and nothing of the repository is left. */
export function packageManifest(manifest: Manifest): Record<string, unknown> {
  const kept = Object.entries(manifest).filter(([key]) => !OF_REPOSITORY.includes(key));
  const doors = Object.entries(manifest.exports).map(([name, target]) => [name, doorOf(name, target)]);
  return { ...Object.fromEntries(kept), engines: ENGINES, exports: Object.fromEntries(doors) };
}

function doorOf(name: string, target: string): unknown {
  const [, path] = COMPILED.exec(target) ?? [];
  if (path === undefined) return target;
  return { types: `${path}.d.ts`, default: name === './demo' ? DEMO : `${path}.js` };
}
