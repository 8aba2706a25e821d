import { advance } from '../machine/advance.ts';
import type { DemoEvent } from '../machine/event.ts';
import type { Session } from './session.ts';

/** Says whether one of the page's own buttons leads from here to the username, and from there to the sign-in page. */
export function isWayOut({ state, config, now }: Session): boolean {
  const context = { now, random: () => 0.5, config };
  const go = (from: typeof state, type: 'forgot' | 'home'): typeof state =>
    advance(from, { type } satisfies DemoEvent, context).state;
  const username = go(state, 'forgot');
  const signIn = go(username, 'home');
  return username.ui.screen === 'username' && !username.ui.next && signIn.ui.screen === 'sign-in';
}

/** What `@…` stands for in a story: codes and links, which are only known when the story is played. */
export function secretOf(text: string, { messages }: Session): string | undefined {
  if (text === '@text') return messages.at(-1)?.text;
  const index = ['@1', '@2', '@last'].indexOf(text);
  return index < 0 ? undefined : messages.at(index < 2 ? index : -1)?.secret;
}
