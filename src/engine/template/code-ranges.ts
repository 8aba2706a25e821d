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
    return (
      this.#fences.some(([from, to]) => from <= offset && offset < to) || this.#isBetweenBackticks(offset)
    );
  }

  #isBetweenBackticks(offset: number): boolean {
    const start = this.#text.lastIndexOf('\n', offset - 1) + 1;
    let open = '';
    for (const [run] of this.#text.slice(start, offset).matchAll(/`+/g)) {
      if (open === '') open = run;
      else if (open === run) open = '';
    }
    if (open === '') return false;
    const end = this.#text.indexOf('\n', offset);
    return this.#text.slice(offset, end < 0 ? undefined : end).includes(open);
  }
}

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
