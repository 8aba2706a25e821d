import { addStyles } from '../add-styles.ts';
import { type Beginning, beginningOf } from './beginning.ts';
import css from './preview.css?inline';

/** Milliseconds that a pointer or the focus rests on a link before it is shown what it leads to. */
const REST = 500;
/** Milliseconds for a pointer to get from the link to the preview, which may be read and marked. */
const WAY = 300;
/** Pixels between a link and its preview, and between that and the edges of the window. */
const GAP = 8;

const ID = 'site:preview';
let box: HTMLElement | undefined;
/** the link whose preview is shown, waits to be, or was put away */
let current: HTMLAnchorElement | undefined;
let opening: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

/** Shows in a while what a link leads to, unless the reader leaves it before. */
export function considerLink(link: HTMLAnchorElement, how: string): void {
  const isMeant = how === 'focusin' ? link.matches(':focus-visible') : link.matches(':hover');
  if (!isMeant) return;
  clearTimeout(closing);
  // Escape has put it away until the reader comes back.
  if (link === current) return;
  hide();
  current = link;
  opening = setTimeout(() => void show(link), REST);
  link.addEventListener('pointerleave', leave);
  link.addEventListener('blur', leave);
}

function leave(): void {
  closing = setTimeout(() => {
    if (!current?.matches(':hover, :focus-visible') && !box?.matches(':hover')) forget();
  }, WAY);
}

async function show(link: HTMLAnchorElement): Promise<void> {
  const beginning = await beginningOf(link).catch(() => undefined);
  if (!beginning || link !== current || !link.isConnected) return;
  box ??= create();
  fill(box, beginning);
  box.showPopover();
  place(box, link);
  link.setAttribute('aria-describedby', ID);
  addEventListener('keydown', dismiss, { capture: true });
}

/** Puts the preview away, and forgets the link: coming back to it shows it again. */
function forget(): void {
  hide();
  current?.removeEventListener('pointerleave', leave);
  current?.removeEventListener('blur', leave);
  current = undefined;
}

function hide(): void {
  clearTimeout(opening);
  if (box?.matches(':popover-open')) box.hidePopover();
  current?.removeAttribute('aria-describedby');
  removeEventListener('keydown', dismiss, { capture: true });
}

function dismiss(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  hide();
}

function create(): HTMLElement {
  addStyles(css);
  const element = document.createElement('div');
  element.id = ID;
  element.className = 'preview';
  element.role = 'tooltip';
  element.popover = 'manual';
  element.innerHTML = '<b></b><p></p>';
  element.addEventListener('pointerleave', leave);
  document.querySelector('main')!.append(element);
  return element;
}

function fill(element: HTMLElement, { title, text }: Beginning): void {
  element.querySelector('b')!.textContent = title;
  element.querySelector('p')!.textContent = text;
}

/** Below the line in which the link begins, or above it where there is no room; always within the window. */
function place(element: HTMLElement, link: HTMLAnchorElement): void {
  const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = line.bottom + GAP + height <= clientHeight || line.top < height + GAP;
  const start = document.dir === 'rtl' ? line.right - width : line.left;
  element.style.left = `${scrollX + Math.max(GAP, Math.min(start, clientWidth - width - GAP))}px`;
  element.style.top = `${scrollY + (isBelow ? line.bottom + GAP : line.top - GAP - height)}px`;
}
