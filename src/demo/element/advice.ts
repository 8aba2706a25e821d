import type { Config } from '../machine/config.ts';
import { spacesNote, strengthAdvice } from '../machine/portal/strength.ts';
import { translated } from '../words/translated.ts';

/** What a new password is worth, in words; fetched when one is typed, which most readers never do. */
export function adviceOn(typed: string, username: string, config: Config): string {
  return [strengthAdvice(typed, username, config), spacesNote(typed)]
    .filter(Boolean)
    .map((text) => translated(text))
    .join('. ');
}
