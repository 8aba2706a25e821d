import { existsSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The styles and scripts of a component, as Astro's compiler imports them: `/docs/Chart.astro?astro&type=style&index=0`. */
const PART = /^\/.*\.astro\?astro&type=/;
/** Astro takes what follows for a path of the disk, wherever it leads. */
const DISK = '/@fs';

/**
 * Finds the styles and scripts of components wherever the content folder lies. Astro takes a path that shares no folder with
 * its own project (content in `/docs`, Variorum in `/app`) for one below the project.
 *
 * @param project absolute path of Variorum
 */
export function componentParts(project: string): Plugin {
  const isElsewhere = (path: string) => firstFolder(path) !== firstFolder(project);
  return {
    name: 'variorum:component-parts',
    enforce: 'pre',
    async resolveId(source, importer) {
      // The development server is asked for it with Astro's beginning, or twice with it.
      const file = withoutDisk(source);
      // A path below the project, which the development server shortens, is none of the disk.
      if (PART.test(file) && isElsewhere(file) && existsSync(file.replace(/\?.*/s, ''))) return DISK + file;
      // What a script imports beside it lies where the component does.
      if (importer?.startsWith(`${DISK}/`) && PART.test(importer) && source.startsWith('.'))
        return this.resolve(source, withoutDisk(importer));
      return undefined;
    },
  };
}

/** A path of the disk without what Astro puts in front of it, once or twice. */
export function withoutDisk(path: string): string {
  return path.replace(/^(?:\/@fs(?=\/))+/, '');
}

/** Upper and lower case are one, as they are to Astro. */
function firstFolder(path: string): string {
  return path.replaceAll('\\', '/').split('/')[1]?.toLowerCase() ?? '';
}
