/** A stretch of a line in one class, or in none, up to where the next one starts. The first of a line starts at 0. */
export interface Run {
  start: number;
  name: string | undefined;
}

/** The runs that vscode-textmate's pairs of numbers mean; `classes` are by the number of the colour. */
export function runsOf(tokens: Uint32Array, classes: readonly (string | undefined)[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < tokens.length; i += 2) {
    // It packs the number of the colour into these bits.
    runs.push({ start: tokens[i]!, name: classes[(tokens[i + 1]! & 0xff8000) >>> 15] });
  }
  return runs;
}

/** The class at an offset of a line. */
export function classAt(runs: readonly Run[], offset: number): string | undefined {
  return runs.findLast(({ start }) => start <= offset)?.name;
}

/** The runs of a line with those of parts in their places; the parts come in their order, and each has runs of its own, from 0 on. */
export function inserted(
  runs: readonly Run[],
  parts: readonly { start: number; end: number; runs: readonly Run[] }[],
): readonly Run[] {
  if (parts.length === 0) return runs;
  const inner = parts.flatMap((part) => [
    ...part.runs.map(({ start, name }) => ({ start: part.start + start, name })),
    { start: part.end, name: classAt(runs, part.end) },
  ]);
  const outer = runs.filter((run) => !parts.some(({ start, end }) => run.start >= start && run.start <= end));
  return [...outer, ...inner].sort((one, other) => one.start - other.start);
}
