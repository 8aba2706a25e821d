import { between } from './between.ts';

/**
 * Makes two windows with the same page in two variants scroll together: what both have is at the same height in both, and what only
 * one has passes while the other one waits.
 */
export function followPassages(one: Window, other: Window): void {
  let moving: Window | undefined;
  const follow = (from: Window, to: Window): void => {
    from.addEventListener('scroll', () => {
      // The answer to what was moved here.
      if (moving === from) {
        moving = undefined;
        return;
      }
      const top = between(pairs(from, to), from.scrollY);
      if (Math.abs(top - to.scrollY) < 1) return;
      moving = to;
      to.scrollTo({ top, behavior: 'instant' });
    });
  };
  follow(one, other);
  follow(other, one);
}

/** The heights of what both have, from the top: passages by their numbers, all else that has an id. */
function pairs(from: Window, to: Window): [number, number][] {
  const there = anchors(to);
  const found: [number, number][] = [[0, 0]];
  for (const [name, top] of anchors(from)) {
    const same = there.get(name);
    const [, last] = found.at(-1)!;
    // What changed its place would lead back.
    if (same !== undefined && same >= last) found.push([top, same]);
  }
  return [...found, [bottom(from), bottom(to)]];
}

function anchors(window: Window): Map<string, number> {
  const found = new Map<string, number>();
  for (const element of window.document.querySelectorAll<HTMLElement>('article :is([data-passage], [id])')) {
    const name = element.dataset.passage ?? `#${element.id}`;
    // A number that appears again is of a passage in several parts.
    if (!found.has(name)) found.set(name, element.getBoundingClientRect().top + window.scrollY);
  }
  return found;
}

function bottom(window: Window): number {
  return window.document.documentElement.scrollHeight;
}
