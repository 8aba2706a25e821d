import { speak, type Words } from './translated.ts';

/** The languages of the demo, each in a file of its own that is fetched when a page needs it. */
export const LANGUAGES: Readonly<Record<string, () => Promise<{ WORDS: Words }>>> = {
  en: () => import('./english.ts'),
  ar: () => import('./arabic.ts'),
  de: () => import('./german.ts'),
  fr: () => import('./french.ts'),
  ja: () => import('./japanese.ts'),
};

/** What the demo says in a language (BCP 47); in English, where it does not know it. */
export async function wordsFor(tag: string): Promise<Words> {
  const load = LANGUAGES[tag.split('-')[0]!] ?? LANGUAGES.en!;
  return (await load()).WORDS;
}

/** Makes the demos of a page speak its language. */
export async function speakAs(tag: string): Promise<void> {
  speak(await wordsFor(tag));
}
