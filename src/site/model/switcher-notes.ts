import type { Language } from '../../engine/language/language.ts';
import { say } from '../../engine/language/say.ts';
import type { SwitchTarget } from './switcher.ts';

/**
 * What is said beside a variant: under which name it has the page, or that it has not, and where one is led instead.
 *
 * @param version what the variant is called
 * @param versions where the page is, in words
 */
export function notesOf(
  language: Language,
  { nearest, moved }: SwitchTarget,
  version: string,
  versions = '',
): string[] {
  if (moved !== undefined) return [say(language, 'switcher.moved', { page: moved })];
  if (nearest === undefined) return [];
  return [
    say(language, 'switcher.absent', { version, versions }),
    nearest === null
      ? say(language, 'switcher.leads_home')
      : say(language, 'switcher.leads_to', { page: nearest }),
  ];
}
