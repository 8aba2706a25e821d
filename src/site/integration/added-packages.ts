import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_PACKAGES } from '../../engine/library/folder/icon-files.ts';
import { packageFolder } from '../../engine/library/folder/package-folder.ts';

/**
 * The packages that a project may add for its pages to show more, with their versions: null for those that it does not have.
 *
 * @param root absolute path of the content folder
 */
export function addedPackages(root: string): (readonly [name: string, version: string | null])[] {
  return [...ICON_PACKAGES, 'mermaid'].map((name) => {
    const folder = packageFolder(root, name);
    if (folder === undefined) return [name, null] as const;
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return [name, version] as const;
  });
}
