import { XRAY } from '../../writing/editor-address.ts';
import type { XrayPage } from '../../writing/xray-page.ts';
import { FRESH } from '../fresh/messages.ts';
import { closeBeside } from './beside.ts';
import { clearOutlines, outline } from './outlines.ts';
import { panelOf } from './panel.ts';

let panel: HTMLElement | undefined;
// What is outlined is known of the page as it was.
document.addEventListener(FRESH, (event) => {
  if (panel) event.preventDefault();
});

/**
 * Outlines what is conditional on the page at hand, and tells beside it what it is.
 *
 * @param close what the button of the panel does
 */
export async function showXray(close: () => void): Promise<void> {
  hideXray();
  // A page that cannot be shown says itself what is wrong.
  const page = document.querySelector('article.prose') ? await load() : undefined;
  if (!page) return;
  outline(document, page);
  panel = panelOf(page, close);
  document.body.append(panel);
}

/** Takes all of it away. */
export function hideXray(): void {
  closeBeside();
  panel?.remove();
  panel = undefined;
  clearOutlines(document);
}

/** What is known of the page at hand; undefined for one that is made of no file. */
async function load(): Promise<XrayPage | undefined> {
  const base = document.documentElement.dataset.base ?? '';
  const query = new URLSearchParams({ url: decodeURI(location.pathname) });
  const response = await fetch(`${base}${XRAY}?${query}`);
  return response.ok ? response.json() : undefined;
}
