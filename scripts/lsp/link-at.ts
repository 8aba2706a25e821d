import type { Written } from './written.ts';

/** What a link or an image leads to, as it is written. */
export interface WrittenLink {
  target: string;
  start: number;
  end: number;
}

/** Targets of links and images, in Markdown and in HTML, and those of definitions. */
const TARGET = /\]\(<?([^()<>\s]+)|\b(?:href|src)="([^"\n]+)"|^ {0,3}\[[^\]\n]+\]: *<?([^<>\s]+)/gm;

/** The target of a link at an offset. */
export function linkAt(written: Written, offset: number): WrittenLink | undefined {
  return linksIn(written.text).find(({ start, end }) => start <= offset && offset <= end);
}

/** The targets of a text that look like those of links; who changes one must know what it means. */
export function linksIn(text: string): WrittenLink[] {
  return [...text.matchAll(TARGET)].map(({ 0: whole, 1: link, 2: attribute, 3: definition, index }) => {
    const target = link ?? attribute ?? definition!;
    const start = index + whole.lastIndexOf(target);
    return { target, start, end: start + target.length };
  });
}
