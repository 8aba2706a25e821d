import { speak, type Words } from './translated.ts';

/** The languages of the demo beside English, each in a file of its own that is fetched when a page needs it. */
export const LANGUAGES: Readonly<Record<string, () => Promise<{ WORDS: Words }>>> = {
  ar: () => import('./arabic.ts'),
  de: () => import('./german.ts'),
  fr: () => import('./french.ts'),
  ja: () => import('./japanese.ts'),
};

/** What the demo says in a language (BCP 47); in English, where it does not know it. */
export async function wordsFor(tag: string): Promise<Words> {
  return (await LANGUAGES[tag.split('-')[0]!]?.())?.WORDS ?? {};
}

/** Makes the demos of a page speak its language. */
export async function speakAs(tag: string): Promise<void> {
  speak(await wordsFor(tag));
}
