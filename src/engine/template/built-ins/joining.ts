import { LONGEST_TEXT, MisuseError } from '../limits.ts';
import { refuseLongerThan } from '../long-texts.ts';
import { kindOf, plain } from '../values.ts';

/** The items of a list as one text, with another between them. */
export function joined(items: readonly unknown[], between: string): string {
  const texts = items.map(itemAsText);
  refuseLongerThan(
    LONGEST_TEXT,
    texts.reduce((sum, text) => sum + text.length + between.length, 0),
  );
  return texts.join(between);
}

/** An item of a list that is joined. What is none is nothing, and a list in a list has no text. */
export function itemAsText(item: unknown): string {
  const bare = plain(item);
  if (bare === undefined || bare === null) return '';
  if (typeof bare === 'object' || typeof bare === 'function')
    throw new MisuseError(`Only texts and numbers can be joined, found ${kindOf(item)} in the list.`);
  return String(bare);
}
