import type { StateBlock } from 'markdown-it';
import { collectorOf } from './collector.ts';

/** What the last search for the end of a comment found: the end is the same from everywhere before it. */
const commentEnds = new WeakMap<object, { from: number; end: number }>();

/**
 * The position after the `-->` of the comment that begins at `start`, or -1. Looks on only from where it found the last,
 * so that a page of comments that are never closed stays linear.
 */
export function commentEnd(state: StateBlock, start: number): number {
  const from = start + 4;
  const known = commentEnds.get(state);
  if (known && from >= known.from && (known.end === -1 || from <= known.end - 3)) return known.end;
  const index = state.src.indexOf('-->', from);
  const end = index === -1 ? -1 : index + 3;
  commentEnds.set(state, { from, end });
  return end;
}

/** A comment by which Material has the list of all tags. */
const TAG_LIST = /^<!-- {0,9}material\/tags\b/;

/** Whether a comment is not the writer's own, since the site puts something in its place. */
export function isMark({ src, env }: StateBlock, from: number, to: number): boolean {
  const text = src.slice(from, to);
  return TAG_LIST.test(text) || text === collectorOf(env).options.keptComment;
}

/** Adds nothing: a comment is the writer's own. Where it stands is noted for whoever leaves it out elsewhere, too. */
export function leaveOutComment({ env }: StateBlock, from: number, to: number): void {
  collectorOf(env).html.push({ range: { from, to }, tag: undefined });
}
