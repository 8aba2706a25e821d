import { readdirSync } from 'node:fs';

/**
 * The files of a folder and of those in it, hidden ones and `node_modules` left out; none where there is no such folder. Some Node
 * that Astro runs on warns its user of the patterns that it has for this.
 *
 * @returns their paths relative to the folder, with slashes
 */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(`${folder}/${path}`, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(below);
      else found.push(below);
    }
  };
  try {
    walk('');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return found;
}
