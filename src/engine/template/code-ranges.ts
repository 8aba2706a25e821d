/** Where the code of a Markdown text stands: advice for a tag in a sample is another than for one in a sentence. */
export class CodeRanges {
  readonly #text: string;
  /** from and to of every fenced block, in their order; made when somebody asks */
  #fences: readonly (readonly [from: number, to: number])[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether what stands at an offset is in a fenced block or between backticks of its line. */
  has(offset: number): boolean {
    this.#fences ??= fencesOf(this.#text);
    let low = 0;
    let high = this.#fences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#fences[middle]![1] > offset) high = middle;
      else low = middle + 1;
    }
    const next = this.#fences[low];
    return (next !== undefined && next[0] <= offset) || this.#isBetweenBackticks(offset);
  }

  #isBetweenBackticks(offset: number): boolean {
    const before = this.#text.slice(Math.max(0, offset - LONGEST_SPAN), offset);
    let open = '';
    for (const [run] of before.slice(before.lastIndexOf('\n') + 1).matchAll(/`+/g)) {
      if (open === '') open = run;
      else if (open === run) open = '';
    }
    if (open === '') return false;
    const [after = ''] = this.#text.slice(offset, offset + LONGEST_SPAN).split('\n', 1);
    return after.includes(open);
  }
}

/** Characters that are looked at for backticks before and after a tag: a line may be as long as a file. */
const LONGEST_SPAN = 1_000;

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/;

function fencesOf(text: string): [number, number][] {
  const fences: [number, number][] = [];
  let open: { mark: string; from: number } | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    if (!open && mark !== '' && !(mark[0] === '`' && info.includes('`'))) open = { mark, from: offset };
    else if (open && mark[0] === open.mark[0] && mark.length >= open.mark.length && info.trim() === '') {
      fences.push([open.from, offset + line.length]);
      open = undefined;
    }
    offset += line.length + 1;
  }
  if (open) fences.push([open.from, text.length]);
  return fences;
}
