import type { Written } from './written.ts';

/** What a link or an image leads to, as it is written. */
export interface WrittenLink {
  target: string;
  start: number;
  end: number;
}

/** Targets of links and images, in Markdown and in HTML, and those of definitions. */
const TARGETS = [
  /\]\(<?([^()<>\s]{1,2000})/g,
  /\b(?:href|src)="([^"\n]{1,2000})"/g,
  /^ {0,3}\[[^[\]\n]{1,200}\]: ?<?([^<>\s]{1,2000})/gm,
];

/** The target of a link at an offset. */
export function linkAt(written: Written, offset: number): WrittenLink | undefined {
  return linksIn(written.text).find(({ start, end }) => start <= offset && offset <= end);
}

/** The targets of a text that look like those of links; who changes one must know what it means. */
export function linksIn(text: string): WrittenLink[] {
  return TARGETS.flatMap((pattern) => [...text.matchAll(pattern)]).map(({ 0: whole, 1: target, index }) => {
    const start = index + whole.lastIndexOf(target!);
    return { target: target!, start, end: start + target!.length };
  });
}
