import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder, by its path: its text, or its bytes in base64 when it is none. */
export function treeOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).toSorted();
  return new Map(
    paths.map((path) => {
      const bytes = readFileSync(join(folder, path));
      const text = bytes.toString();
      return [path, Buffer.from(text).equals(bytes) ? text : bytes.toString('base64')];
    }),
  );
}
