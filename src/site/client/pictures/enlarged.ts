import { say } from '../../../engine/language/say.ts';
import { addStyles } from '../add-styles.ts';
import { words } from '../words/pictures.ts';
import { candidates, isPicture } from './candidates.ts';
import css from './enlarged.css?inline';

/** A point of a picture, as parts of its width and height. */
interface Point {
  x: number;
  y: number;
}

const MIDDLE: Point = { x: 0.5, y: 0.5 };
/** How many times its own size a picture of pixels may be shown. */
const MOST = 2;
/** What must be gained by showing a picture whole; else it begins larger than the window. */
const GAIN = 1.3;
/** Pixels that an arrow key moves a picture that is larger than the window. */
const STEP = 80;

let dialog: HTMLDialogElement | undefined;
/** the pictures of the page that can be seen, and the one that is shown */
let all: HTMLImageElement[] = [];
let shown: HTMLImageElement;
let isLarger = false;

/** Shows a picture of the page as large as the window allows; larger, where that is hardly more and a reader pointed to a place in it. */
export function enlarge(picture: HTMLImageElement, event: MouseEvent | KeyboardEvent): void {
  dialog ??= create();
  all = candidates().filter((each) => each.checkVisibility() && isPicture(each));
  dialog.showModal();
  show(picture);
  const isPointed = 'clientX' in event && event.detail > 0;
  if (isPointed && scales().whole * naturalSize().width < picture.width * GAIN)
    resize(true, pointIn(picture, event));
}

function create(): HTMLDialogElement {
  addStyles(css);
  const element = document.createElement('dialog');
  element.className = 'enlarged';
  element.ariaLabel = say(words, 'pictures.label');
  element.innerHTML =
    '<div class="tools"><span class="position" role="status"></span>' +
    '<button type="button" class="previous"><span class="icon" data-icon="arrow"></span></button>' +
    '<button type="button" class="next"><span class="icon" data-icon="arrow"></span></button>' +
    '<button type="button" class="size"></button>' +
    '<button type="button" class="close" autofocus><span class="icon" data-icon="close"></span></button></div>' +
    '<div class="stage" tabindex="0"><img></div><p class="caption"></p>';
  const connect = (name: string, label: string, act: () => void): void => {
    const button = element.querySelector<HTMLButtonElement>(`.${name}`)!;
    button.ariaLabel = label;
    button.title = label;
    button.addEventListener('click', act);
  };
  connect('previous', say(words, 'pictures.previous'), () => turn(-1));
  connect('next', say(words, 'pictures.next'), () => turn(1));
  connect('close', say(words, 'pictures.close'), () => element.close());
  element.querySelector('.size')!.addEventListener('click', () => resize(!isLarger, MIDDLE));
  element.querySelector('.stage')!.addEventListener('click', (event) => {
    const { target } = event;
    if (target instanceof HTMLImageElement && canBeLarger())
      resize(!isLarger, pointIn(target, event as MouseEvent));
    else element.close();
  });
  element.addEventListener('keydown', work);
  element.addEventListener('close', () => shown.focus());
  addEventListener('resize', () => {
    if (element.open) resize(isLarger, MIDDLE);
  });
  document.body.append(element);
  return element;
}

function show(picture: HTMLImageElement): void {
  shown = picture;
  const index = all.indexOf(picture);
  image().src = picture.currentSrc || picture.src;
  image().alt = picture.alt;
  const caption = picture.closest('figure')?.querySelector('figcaption')?.textContent ?? picture.title;
  const place = part('.caption');
  place.textContent = caption || picture.alt;
  // Read out as the text of the picture already.
  place.ariaHidden = caption ? null : 'true';
  part('.position').textContent =
    all.length > 1 ? say(words, 'pictures.position', { number: index + 1, total: all.length }) : '';
  for (const name of ['.previous', '.next']) part(name).hidden = all.length < 2;
  resize(false, MIDDLE);
  // One that is further down the page has perhaps not come yet.
  if (picture.naturalWidth === 0)
    image().addEventListener('load', () => resize(isLarger, MIDDLE), { once: true });
}

function turn(by: number): void {
  show(all[(all.indexOf(shown) + by + all.length) % all.length]!);
}

/** Shows the picture whole, or larger with a point of it in the middle. */
function resize(larger: boolean, { x, y }: Point): void {
  isLarger = larger && canBeLarger();
  const { width, height } = naturalSize();
  const scale = isLarger ? scales().larger : scales().whole;
  const picture = image();
  picture.width = Math.round(width * scale);
  picture.height = Math.round(height * scale);
  picture.className = canBeLarger() && !isLarger ? 'whole' : '';
  const button = part('.size');
  button.hidden = !canBeLarger();
  button.textContent = say(words, isLarger ? 'pictures.whole' : 'pictures.larger');
  const { clientWidth, clientHeight } = stage();
  stage().scrollTo(
    picture.offsetLeft - stage().offsetLeft + x * picture.width - clientWidth / 2,
    picture.offsetTop - stage().offsetTop + y * picture.height - clientHeight / 2,
  );
}

/** How many times its own size the picture is shown: whole, and larger. */
function scales(): { whole: number; larger: number } {
  const { clientWidth, clientHeight } = stage();
  const { width, height } = naturalSize();
  const isDrawn = /\.svg(?:$|[?#])/i.test(image().src);
  const most = isDrawn ? Number.POSITIVE_INFINITY : MOST;
  const beside = 2 * Number.parseFloat(getComputedStyle(stage()).paddingLeft);
  const whole = Math.min((clientWidth - beside) / width, clientHeight / height, most);
  return { whole, larger: Math.max(1, Math.min(most, 2 * whole)) };
}

function canBeLarger(): boolean {
  const { whole, larger } = scales();
  return larger > whole * 1.1;
}

/** A drawing may have no size of its own; a picture further down has none until it has come. */
function naturalSize(): { width: number; height: number } {
  const { naturalWidth, naturalHeight } = shown.naturalWidth > 0 ? shown : image();
  return { width: naturalWidth || shown.width, height: naturalHeight || shown.height };
}

function pointIn(picture: HTMLImageElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

/** Arrows lead to other pictures, and move one that is larger than the window; plus and minus change its size. Escape closes. */
function work(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
  const down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
  if (isLarger && (across || down)) stage().scrollBy(across * STEP, down * STEP);
  else if (across) turn(document.dir === 'rtl' ? -across : across);
  else if (event.key === '+' || event.key === '-') resize(event.key === '+', MIDDLE);
  else return;
  event.preventDefault();
}

function image(): HTMLImageElement {
  return dialog!.querySelector('img')!;
}

function stage(): HTMLElement {
  return part('.stage');
}

function part(selector: string): HTMLElement {
  return dialog!.querySelector<HTMLElement>(selector)!;
}
