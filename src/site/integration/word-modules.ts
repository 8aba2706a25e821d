import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Language } from '../../engine/language/language.ts';
import { DEFAULT_LANGUAGE } from '../../engine/language/language.ts';
import type { SiteHost } from '../model/host.ts';
import { openLibrary } from './content-answers.ts';

const FOLDER = fileURLToPath(new URL('../client/words/', import.meta.url)).replaceAll('\\', '/');

/**
 * Gives the scripts of the browser the texts of the site's language, and no other: each part has those whose keys begin with its name.
 * As part of a script they cost no request, and nobody waits for them.
 */
export function wordModules(host: SiteHost): Plugin {
  return {
    name: 'variorum:words',
    enforce: 'pre',
    async load(id) {
      const part = partOf(id);
      if (part === undefined) return undefined;
      // What is wrong with the content, the pages tell.
      const library = await openLibrary(host);
      return wordsModule(library?.site.language ?? DEFAULT_LANGUAGE, part);
    },
  };
}

/** Whether a module holds texts: in development it is stale after a change of `site.yml`. */
export function isWordModule(id: string): boolean {
  return partOf(id) !== undefined;
}

/** JavaScript of the module with the texts of a part. */
export function wordsModule({ tag, dir, strings }: Language, part: string): string {
  const own = Object.entries(strings).filter(([key]) => key.startsWith(`${part}.`));
  return `export const words = ${JSON.stringify({ tag, dir, strings: Object.fromEntries(own) })};\n`;
}

/** The part of which a module has the texts: `search`. */
function partOf(id: string): string | undefined {
  return id.startsWith(FOLDER) ? id.slice(FOLDER.length).replace(/\.[jt]s(?:\?.*)?$/s, '') : undefined;
}
