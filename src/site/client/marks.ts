/** Pixels between two marks in the margin. */
const GAP = 14;
/** Pixels that a glance at the other reading needs below a mark. */
const GLANCE = 84;

/**
 * Places the marks in the margin so that none covers another or the list of contents, shows a glance of the other reading where there
 * is room, and shows which words an open mark is about. Where they stand in the text, as on a phone, they need nothing of it.
 */
export function placeMarks(): void {
  const marks = Array.from(document.querySelectorAll<HTMLDetailsElement>('.apparatus'));
  const prose = document.querySelector<HTMLElement>('article.prose');
  if (!prose || marks.length === 0) return;
  const place = (): void => {
    for (const mark of marks) {
      mark.style.removeProperty('translate');
      mark.classList.remove('roomy');
    }
    const shown = marks.filter((mark) => mark.checkVisibility());
    if (shown.length === 0 || getComputedStyle(shown[0]!).position !== 'absolute') return;
    const contents = document.querySelector('.toc')?.getBoundingClientRect();
    const tops = shown.map((mark) => mark.getBoundingClientRect().top);
    let free = contents && contents.height > 0 ? contents.bottom + GAP : -Infinity;
    for (const [index, mark] of shown.entries()) {
      const top = Math.max(tops[index]!, free);
      if (top > tops[index]!) mark.style.setProperty('translate', `0 ${top - tops[index]!}px`);
      const next = tops[index + 1] ?? Infinity;
      mark.classList.toggle('roomy', !mark.open && next - top > GLANCE);
      free = top + mark.offsetHeight + GAP;
    }
  };
  for (const mark of marks)
    mark.addEventListener('toggle', () => {
      for (const number of mark.dataset.about?.split(' ') ?? [])
        for (const words of prose.querySelectorAll(`span[data-passage="${number}"]`))
          words.classList.toggle('told', mark.open);
      place();
    });
  new ResizeObserver(place).observe(prose);
}
