import { areKeysUsed } from './key-setting.ts';

/** Keys of keyboards for other scripts, by where they lie. */
const BY_PLACE: Record<string, string> = { KeyN: 'n', KeyP: 'p' };
/** The last character of Latin scripts (Unicode, Latin Extended-B). */
const LAST_LATIN = '\u024f';

/**
 * The single key that a reader pressed, as a shortcut: `n`, `/`, `?`. Undefined where it means something else (they type, hold other
 * keys, or a dialog is open), where it repeats, and when they have switched such shortcuts off.
 */
export function pressedKey(event: KeyboardEvent): string | undefined {
  const { key, code, shiftKey } = event;
  if (event.defaultPrevented || event.repeat || event.isComposing) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  // Inside a component of the writer's, the event tells of the component only.
  if (isTyping(event.composedPath()[0]) || document.querySelector(':modal') || !areKeysUsed())
    return undefined;
  if (key === '؟') return '?';
  const sign = key > LAST_LATIN ? BY_PLACE[code] : key;
  // Shift makes "?" of another key, but with a letter it is a modifier.
  return shiftKey && sign !== '?' && sign !== '/' ? undefined : sign;
}

function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}
