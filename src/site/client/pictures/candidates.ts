/** Pixels. What is smaller is a sign in the text, and no picture. */
const SMALLEST = 100;

/** Where a click means something already, or a picture stands for something else. */
const ELSEWHERE = 'a, button, summary, label, h1, h2, h3, h4, h5, h6, recovery-demo, img[usemap], .no-zoom';

/** The pictures of a page that may be enlarged once they have come, in their order: those that are links are left alone. */
export function candidates(): HTMLImageElement[] {
  const all = [...document.querySelectorAll<HTMLImageElement>('.prose img')];
  return all.filter((picture) => !picture.closest(ELSEWHERE));
}

/** Whether a picture is large enough to be one, as it stands on the page. */
export function isPicture({ width }: HTMLImageElement): boolean {
  return width >= SMALLEST;
}
