/** How far below what is seen of a list something may stand to be seen soon. */
const SOON = '100px';

/** Does something when an element comes into sight in the list that it stands in, be it at once; what fails is left undone. */
export function whenSeen(element: Element, act: () => Promise<void>): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act().catch(() => undefined);
    },
    { root: element.parentElement, rootMargin: SOON },
  );
  observer.observe(element);
}
