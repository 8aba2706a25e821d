/**
 * Finds where code in a text ends: behind as many backticks as it begins with, on the same line. Each line is looked through once,
 * however many backticks of whatever number nothing closes.
 *
 * @returns the position behind the code that begins with the backticks from `start` to `end`, or -1. To be asked in the text's order
 */
export function codeEnds(text: string): (start: number, end: number) => number {
  let last = -1;
  /** where backticks of each number end, the next one last */
  let ends = new Map<number, number[]>();
  return (start, end) => {
    if (start >= last) {
      const next = text.indexOf('\n', start);
      last = next === -1 ? text.length : next;
      ends = endsByLength(text, start, last);
    }
    const candidates = ends.get(end - start) ?? [];
    while (candidates.length > 0 && candidates.at(-1)! <= end) candidates.pop();
    return candidates.at(-1) ?? -1;
  };
}

function endsByLength(text: string, from: number, to: number): Map<number, number[]> {
  const ends = new Map<number, number[]>();
  const ticks = /`+/g;
  ticks.lastIndex = from;
  for (let match = ticks.exec(text); match && match.index < to; match = ticks.exec(text)) {
    const [{ length }] = match;
    const positions = ends.get(length) ?? [];
    ends.set(length, positions);
    positions.push(ticks.lastIndex);
  }
  for (const positions of ends.values()) positions.reverse();
  return ends;
}
