import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folders = new Map<string, string | undefined>();

/**
 * Where a package lies that the project may have: looked for as Node looks for packages, from the content folder upwards, and from where
 * the command runs. Undefined when nobody has installed it.
 *
 * @param root absolute path of the content folder
 */
export function packageFolder(root: string, name: string): string | undefined {
  const key = `${root}\0${name}`;
  if (!folders.has(key)) folders.set(key, nearest(root, name) ?? nearest(process.cwd(), name));
  return folders.get(key);
}

function nearest(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (dirname(folder) === folder) return undefined;
  }
}
