import type { XrayPage } from '../../writing/xray-page.ts';
import { followPassages } from './follow-passages.ts';
import { NARROW } from './narrow.ts';
import { outline } from './outlines.ts';

let shown: { element: HTMLElement; overflow: string } | undefined;

/**
 * Shows the page at hand and the same page in another variant side by side. They scroll together.
 *
 * @param url of the page in the other variant; empty to show the one page alone again
 */
export function showBeside(page: XrayPage, url: string): void {
  closeBeside();
  if (url === '') return;
  const base = document.documentElement.dataset.base ?? '';
  const element = document.createElement('div');
  element.style.cssText =
    'position:fixed;inset:0;z-index:1500;display:grid;grid-auto-columns:1fr;grid-auto-rows:1fr;gap:1px;background:#888;';
  element.style.gridAutoFlow = innerWidth < NARROW ? 'row' : 'column';
  const frames = [location.pathname, base + url].map((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.title = address;
    frame.style.cssText = 'border:0;inline-size:100%;block-size:100%;background:Canvas;';
    return frame;
  }) as [HTMLIFrameElement, HTMLIFrameElement];
  element.append(...frames);
  const { overflow } = document.documentElement.style;
  document.documentElement.style.overflow = 'hidden';
  document.body.append(element);
  shown = { element, overflow };
  let loaded = 0;
  for (const frame of frames)
    frame.addEventListener('load', () => {
      const { contentDocument } = frame;
      if (!contentDocument) return;
      contentDocument.querySelector('astro-dev-toolbar')?.remove();
      outline(contentDocument, page);
      if (++loaded === frames.length) followPassages(frames[0].contentWindow!, frames[1].contentWindow!);
    });
}

export function closeBeside(): void {
  if (!shown) return;
  shown.element.remove();
  document.documentElement.style.overflow = shown.overflow;
  shown = undefined;
}
