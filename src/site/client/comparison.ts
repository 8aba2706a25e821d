import { COMPARE } from './compare/parameter.ts';

/**
 * Compares the page at hand with another version when its address says so, and turns links to what changed into comparisons in place.
 * Most readers never compare: what does it is loaded when one wants it.
 */
export function connectComparison(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-compare]')) {
    const here = new URL(location.href);
    here.hash = '';
    here.searchParams.set(COMPARE, link.dataset.compare!);
    link.href = here.href;
  }
  const asked = new URLSearchParams(location.search).get(COMPARE);
  if (asked) void import('./compare/compare.ts').then((module) => module.compareWith(asked));
}
