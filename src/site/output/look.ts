import { lstatSync, type Stats } from 'node:fs';

/** What lies at a path, a link itself and not what it leads to; undefined when nothing does. */
export function look(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
