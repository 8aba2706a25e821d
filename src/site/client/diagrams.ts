/** Draws the diagrams of a page when a reader comes near; what draws them is large, and fetched then. */
export function drawDiagrams(): void {
  const address = document.querySelector<HTMLElement>('[data-diagrams]')?.dataset.diagrams;
  if (address === undefined) return;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void import('./diagrams/drawn.ts').then((module) => module.draw(target as HTMLElement, address));
      }
    },
    { rootMargin: '600px' },
  );
  for (const diagram of document.querySelectorAll('pre[data-diagram]')) near.observe(diagram);
}
