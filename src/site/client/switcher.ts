/** Switching product or version keeps the section that the reader is in. */
export function keepSection(): void {
  const menu = document.querySelector<HTMLElement>('.editions');
  menu?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a:not(.gone)');
    if (!link) return;
    const section = document.querySelector<HTMLAnchorElement>('.toc [aria-current]')?.hash || location.hash;
    // Who comes back keeps this page as it was, and may have scrolled to its beginning since.
    link.hash = scrollY > innerHeight / 2 || location.hash ? section : '';
  });
}
