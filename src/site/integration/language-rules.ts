import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { DEFAULT_LANGUAGE } from '../../engine/language/language.ts';
import type { SiteHost } from '../model/host.ts';
import { openLibrary } from './content-answers.ts';

const STEMS = fileURLToPath(new URL('../../search/stems.ts', import.meta.url)).replaceAll('\\', '/');
const STEMMERS = '@orama/stemmers';
const STOPWORDS = '@orama/stopwords';
/** Languages that the packages call otherwise than English does. */
const OTHER_NAMES: Readonly<Record<string, string>> = { chinese: 'mandarin', hindi: 'indian' };

const { resolve } = createRequire(import.meta.url);

/** Gives the search in the browser the rules of the site's language, and no other: how words change, and which say nothing. */
export function languageRules(host: SiteHost): Plugin {
  return {
    name: 'variorum:language-rules',
    enforce: 'pre',
    async load(id) {
      if (id.replace(/\?.*$/s, '') !== STEMS) return undefined;
      const library = await openLibrary(host);
      return rulesModule(library?.site.language.tag ?? DEFAULT_LANGUAGE.tag);
    },
  };
}

/**
 * JavaScript of the module with the rules of a language, as far as anybody has written them down; undefined for English, which has a
 * module of its own.
 */
export function rulesModule(tag: string): string | undefined {
  const { language } = new Intl.Locale(tag);
  if (language === 'en') return undefined;
  const english = new Intl.DisplayNames('en', { type: 'language' }).of(language)!.toLowerCase();
  const name = OTHER_NAMES[english] ?? english;
  const stem = has(`${STEMMERS}/${name}`)
    ? `export { stemmer as stem } from '${STEMMERS}/${name}';\n`
    : 'export const stem = (word) => word;\n';
  const minor = has(`${STOPWORDS}/${name}`)
    ? `export { stopwords as minorWords } from '${STOPWORDS}/${name}';\n`
    : 'export const minorWords = [];\n';
  return `${stem}${minor}export const irregularForms = () => [];\n`;
}

function has(module: string): boolean {
  try {
    resolve(module);
    return true;
  } catch {
    return false;
  }
}
