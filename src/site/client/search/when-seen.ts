/** Does something when an element comes into sight, be it at once; what fails is left undone. */
export function whenSeen(element: Element, act: () => Promise<void>): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    act().catch(() => undefined);
  });
  observer.observe(element);
}
