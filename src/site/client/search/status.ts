import { say, sayParts } from '../../../engine/language/say.ts';
import type { Answer } from '../../../search/ask.ts';
import type { IndexVariant } from '../../../search/format.ts';
import { words } from '../words/search.ts';
import { button } from './nodes.ts';
import { placeOf, type ScopeId } from './scope.ts';

/**
 * What was found, as a sentence: how much, or that nothing has what was typed, and what may have been meant.
 *
 * @param correct searches for what was meant
 */
export function statusOf(
  variants: readonly IndexVariant[],
  query: string,
  { pages, count: matching, isPartial, instead }: Answer,
  scope: ScopeId,
  correct: (query: string) => void,
): (Node | string)[] {
  const where = placeOf(variants, scope);
  const count = isPartial ? pages.length : matching;
  if (isPartial) return [say(words, 'search.partial', { count, where, query })];
  if (count > 0 && instead === undefined) return [say(words, 'search.found', { count, where, query })];
  const nothing = say(words, 'search.nothing', { where, query });
  if (instead === undefined) return [nothing];
  const shown: Record<string, Node | string> = {
    word: button('meant', instead, () => correct(instead)),
    count: count.toLocaleString(words.tag),
  };
  const meant = sayParts(words, 'search.meant', count).map((part) =>
    typeof part === 'string' ? part : shown[part.name]!,
  );
  return [`${nothing} `, ...meant];
}
