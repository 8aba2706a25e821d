import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Whether a folder is where another file system begins, such as a volume of a container, or has such a place in it. It cannot
 * change its name then.
 *
 * @param folder absolute path without links
 */
export function holdsMount(folder: string): boolean {
  return isMount(folder) || mounts().some((mount) => mount.startsWith(`${folder}/`));
}

/** Whether a folder itself is where another file system begins. */
export function isMount(folder: string): boolean {
  return statSync(folder).dev !== statSync(dirname(folder)).dev || mounts().includes(folder);
}

/** Paths of all mounts, where the system lists them: a folder that is mounted from the same disk is not known otherwise. */
function mounts(): string[] {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .map((line) => (line.split(' ')[4] ?? '').replace(/\\(\d{3})/g, (_, code) => unescaped(code)));
  } catch {
    return [];
  }
}

/** A character that the list writes as its number: a space, a tab, a line break or a backslash. */
function unescaped(octal: string): string {
  return String.fromCharCode(Number.parseInt(octal, 8));
}
