/** Milliseconds that a pointer rests on a link that is meant: on its way over a list it touches many. */
const REST = 150;

/** Fetches the page that a reader is about to open, while the pointer rests on its link or a finger touches it. */
export function prefetchPages(): void {
  const fetched = new Set([location.pathname]);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const fetchSoon = ({ target }: Event, delay: number): void => {
    clearTimeout(waiting);
    const link = (target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || link.origin !== location.origin || !link.pathname.endsWith('/')) return;
    waiting = setTimeout(() => prefetch(link.pathname, fetched), delay);
  };
  addEventListener('pointerover', (event) => fetchSoon(event, REST), { passive: true });
  addEventListener('pointerdown', (event) => fetchSoon(event, 0), { passive: true });
}

function prefetch(path: string, fetched: Set<string>): void {
  if (fetched.has(path)) return;
  fetched.add(path);
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = path;
  document.head.append(hint);
}
