import type { HotPayload } from 'vite';

/** What open pages are told when they show something that is not so any more. */
export const RELOAD: HotPayload = { type: 'full-reload', path: '*' };

/** What an open page tells the development server: the revision of the content that it shows. */
export const SHOWN = 'variorum:shown';

/**
 * Adds to the HTML of a page, in development, what says which revision of the content it shows, as soon as the server can hear it:
 * a change between is told to no page, since none listens yet.
 *
 * @param base the path below which the site is served, without a slash at its end
 */
export function withRevision(html: string, revision: number, base: string): string {
  const client = JSON.stringify(`${base}/@vite/client`);
  const script = `import{createHotContext}from${client};createHotContext("variorum").send(${JSON.stringify(SHOWN)},${revision})`;
  return html.replace('</head>', () => `<script type="module">${script}</script></head>`);
}
