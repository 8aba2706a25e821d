import { unescapeHTML } from 'astro/runtime/server/index.js';

/**
 * HTML as it is, for an expression of a component. `<Fragment set:html>` says the same later: Astro waits for it, and keeps all that
 * follows until then.
 */
export function raw(html: string): unknown {
  return unescapeHTML(html);
}
