import type { ProjectReason } from './project-reason.ts';

/** Wanted kinds of difference of emoji. */
export const EMOJI_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'An emoji that the list of the reference lacks, or for which the project has no extension. It prints its name; here, as on GitHub, it is the emoji.',
    explains: ({ expected, found }) =>
      /:[a-z_\d]+:/.test(expected) && expected.replace(/:[a-z_\d]+:/g, '') === found.replace(EMOJI, ''),
  },
  {
    reason:
      'A name between colons within a word. The reference makes an emoji of it ("json-lib:jar:jdk15"); here it stays, since versions and packages are written so.',
    explains: ({ expected, found }) => {
      // Names that the reference has as well, such as the minutes of a time, are none of them.
      const parts = expected.split(EMOJI);
      return (
        parts.length > 1 && /[\w.-]:[a-z_\d]+:\w/.test(found) && parts.join('') === withoutNames(found, parts)
      );
    },
  },
];

/** Emoji, flags of countries among them. */
const EMOJI = /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})+/gu;

/** A text without the names between colons that stand where one part of it ends and the next one begins. */
function withoutNames(text: string, parts: readonly string[]): string {
  const names = /(?<=[\w.-]):[a-z_\d]+:(?=\w)/y;
  let rest = '';
  let at = 0;
  for (const part of parts) {
    if (at > 0) {
      names.lastIndex = at;
      at += names.exec(text)?.[0].length ?? 0;
    }
    rest += text.slice(at, at + part.length);
    at += part.length;
  }
  return rest + text.slice(at);
}
