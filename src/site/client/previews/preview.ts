import { addStyles } from '../add-styles.ts';
import css from './preview.css?inline';
import { type Told, toldBy } from './told.ts';

/** Milliseconds that a pointer or the focus rests on an element before it is shown what that tells. */
const REST = { link: 500, title: 300, note: 100 };
/** Milliseconds for a pointer to get from the element to the preview, which may be read and marked. */
const WAY = 300;
/** Pixels between an element and its preview, and between that and the edges of the window. */
const GAP = 8;

const ID = 'site:preview';
let box: HTMLElement | undefined;
/** the element whose preview is shown, waits to be, or was put away */
let current: HTMLElement | undefined;
/** its title, which the browser is not to show besides */
let title = '';
let opening: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

/**
 * Shows in a while what an element tells, unless the reader leaves it before.
 *
 * @param how the reader came there: the name of the event, or `touch`
 */
export function consider(element: HTMLElement, how: string): void {
  const isMeant = how === 'touch' || element.matches(how === 'focusin' ? ':focus-visible' : ':hover');
  if (!isMeant) return;
  clearTimeout(closing);
  // Escape has put it away until the reader comes back.
  if (element === current && how !== 'touch') return;
  forget();
  current = element;
  title = element.getAttribute('title') ?? '';
  element.removeAttribute('title');
  const told = toldBy(element, title);
  opening = setTimeout(() => void show(element, told), how === 'touch' ? 0 : REST[told.kind]);
  if (how === 'touch') addEventListener('pointerdown', leaveByTouch);
  else {
    element.addEventListener('pointerleave', leave);
    element.addEventListener('blur', leave);
  }
}

function leave(): void {
  closing = setTimeout(() => {
    if (!current?.matches(':hover, :focus-visible') && !box?.matches(':hover')) forget();
  }, WAY);
}

function leaveByTouch({ target }: Event): void {
  if (!box?.contains(target as Node) && target !== current) forget();
}

async function show(element: HTMLElement, { kind, content }: Told): Promise<void> {
  const nodes = await content().catch(() => undefined);
  if (!nodes || element !== current || !element.isConnected) return;
  box ??= create();
  box.className = `preview of-${kind}`;
  box.replaceChildren(...nodes);
  box.showPopover();
  place(box, element);
  element.setAttribute('aria-describedby', ID);
  addEventListener('keydown', dismiss, { capture: true });
}

/** Puts the preview away, and forgets the element: coming back to it shows it again. */
function forget(): void {
  hide();
  removeEventListener('pointerdown', leaveByTouch);
  current?.removeEventListener('pointerleave', leave);
  current?.removeEventListener('blur', leave);
  if (title !== '') current?.setAttribute('title', title);
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
  element.role = 'tooltip';
  element.popover = 'manual';
  element.addEventListener('pointerleave', leave);
  addEventListener('resize', () => {
    if (current && element.matches(':popover-open')) place(element, current);
  });
  document.querySelector('main')!.append(element);
  return element;
}

/** Below the line in which the element begins, or above it where there is no room; always within the window. */
function place(preview: HTMLElement, element: HTMLElement): void {
  // Where it stood before may leave it less room than it has now.
  preview.style.left = '';
  const line = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const { width, height } = preview.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = line.bottom + GAP + height <= clientHeight || line.top < height + GAP;
  const start = document.dir === 'rtl' ? line.right - width : line.left;
  preview.style.left = `${scrollX + Math.max(GAP, Math.min(start, clientWidth - width - GAP))}px`;
  preview.style.top = `${scrollY + (isBelow ? line.bottom + GAP : line.top - GAP - height)}px`;
}
