import { realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';

/** Whether a path lies inside a folder; both are absolute. */
export function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !/^\.\.(?:[\\/]|$)/.test(path) && !isAbsolute(path);
}

/** The path of a file or folder with all links followed; undefined when there is none, or nobody may look. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
