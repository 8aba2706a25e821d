import type { HotPayload } from 'vite';
import { CHANGED } from '../client/fresh/messages.ts';

/** What open pages are told when the content has changed. */
export const CONTENT_CHANGED: HotPayload = { type: 'custom', event: CHANGED };
/** What they are told when they show something that is not so any more, whatever the content says. */
export const RELOAD: HotPayload = { type: 'full-reload', path: '*' };

/** What follows the content in a page, as the path of an address. */
const FOLLOW = new URL('../client/fresh/follow-content.ts', import.meta.url).pathname;

/**
 * Adds to the HTML of a page, in development, what follows the content from the revision on that it shows. It comes before all other
 * scripts of the page.
 *
 * @param base the path below which the site is served, without a slash at its end
 */
export function withRevision(html: string, revision: number, base: string): string {
  const [client, follow] = ['/@vite/client', `/@fs${FOLLOW}`].map((path) => JSON.stringify(base + path));
  const script = `import{createHotContext}from${client};import{followContent}from${follow};followContent(createHotContext("variorum"),${revision})`;
  return html.replace(
    '</head>',
    () => `<script type="module" data-revision="${revision}">${script}</script></head>`,
  );
}
