import type { Edit } from '../../edits.ts';
import type { TextRange } from '../../place.ts';
import { escapeAttribute } from './html-tags.ts';

/**
 * Writes an address into an attribute, in double quotes, whatever it was in.
 *
 * @param range where the address stands in `text`, without quotation marks
 * @param isPart whether the value holds more than it: then the marks around that stay
 */
export function attributeEdit(
  text: string,
  { from, to }: TextRange,
  address: string,
  isPart: boolean | undefined,
): Edit {
  const written = escapeAttribute(address);
  if (isPart) return { from, to, written: written.replaceAll("'", '&#39;') };
  const quote = /["']/.test(text[from - 1]!) ? 1 : 0;
  return { from: from - quote, to: to + quote, written: `"${written}"` };
}
