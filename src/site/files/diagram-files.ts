import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../engine/library/folder/package-folder.ts';
import type { OutputFile } from './output-file.ts';

/** The part of the package that browsers can load as it lies there. */
const ENTRY = 'mermaid.esm.min.mjs';
const CHUNKS = 'chunks/mermaid.esm.min';

interface Mermaid {
  folder: string;
  /** URL of its files, without the deployment's base; its version is part of it, since browsers keep what is below `/_site/` */
  url: string;
}

function mermaidOf(root: string): Mermaid | undefined {
  const folder = packageFolder(root, 'mermaid');
  if (folder === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(folder, 'dist'), url: `/_site/mermaid-${version}/` };
}

/** Where what draws diagrams begins; undefined in a project without the package. */
export function diagramScript(root: string): string | undefined {
  const mermaid = mermaidOf(root);
  return mermaid && mermaid.url + ENTRY;
}

/** The files of Mermaid, where the project has installed it: pages with a diagram fetch those that it needs. */
export function diagramFiles(root: string): OutputFile[] {
  const mermaid = mermaidOf(root);
  if (!mermaid) return [];
  const { folder, url } = mermaid;
  const chunks = readdirSync(join(folder, CHUNKS)).filter((name) => name.endsWith('.mjs'));
  return [ENTRY, ...chunks.map((name) => `${CHUNKS}/${name}`)].map((path) => ({
    url: url + path,
    what: 'a part of what draws diagrams',
    get text() {
      return readFileSync(join(folder, path), 'utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');
    },
  }));
}
