/** Marks, in the table of contents, the section that the reader is in. */
export function markCurrentHeading(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a'))
    links.set(link.hash.slice(1), link);
  if (links.size === 0) return;
  const headings = Array.from(links.keys(), (id) => document.getElementById(id)).filter(
    (heading) => heading !== null,
  );

  let current: HTMLAnchorElement | undefined;
  const update = (): void => {
    const line = innerHeight * 0.3;
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    // Headings in closed tabs have no place on the page.
    const above = headings
      .filter((heading) => heading.getClientRects().length > 0)
      .filter((heading) => atEnd || heading.getBoundingClientRect().top <= line);
    const link = links.get(above.at(-1)?.id ?? '');
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
  };
  let waits = false;
  addEventListener(
    'scroll',
    () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        update();
      });
    },
    { passive: true },
  );
  update();
}

/** On a small screen the list is closed at first, since it would push the text away. */
export function foldContents(): void {
  const details = document.querySelector<HTMLDetailsElement>('.toc details');
  if (details && matchMedia('(max-width: 56em)').matches) details.open = false;
}
