import type { Written } from './written.ts';

/** The include tag at an offset. */
export function includeAt(
  written: Written,
  offset: number,
): { target: string; start: number; end: number } | undefined {
  const tag = written.tagAt(offset) ?? written.tags.find(({ start }) => start === offset);
  if (tag?.name !== 'include') return undefined;
  const [quoted, , target] = /(["'])(.*?)\1/.exec(tag.source) ?? [];
  if (quoted === undefined) return undefined;
  const start = tag.start + tag.source.indexOf(quoted) + 1;
  return { target: target!, start, end: start + target!.length };
}
