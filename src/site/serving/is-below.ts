import { sep } from 'node:path';

/** Whether an absolute path lies in a folder, by name alone: links in the file system are not followed. */
export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
