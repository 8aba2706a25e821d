/** A line that has the scissors of snippets, taken apart. */
export interface SnippetLine {
  /** offsets of the line, without its break */
  start: number;
  end: number;
  /** offset of the first semicolon or hyphen of the scissors */
  at: number;
  /** how many semicolons stand before them */
  semicolons: number;
  /** what stands before and behind them */
  before: string;
  behind: string;
}

const SCISSORS = '8<-';

/** The lines of a text in which `--8<--` stands, in order; of several in one line, the first counts. */
export function snippetLines(text: string): SnippetLine[] {
  const found: SnippetLine[] = [];
  for (let cut = text.indexOf(SCISSORS); cut >= 0; ) {
    const start = text.lastIndexOf('\n', cut) + 1;
    const newline = text.indexOf('\n', cut);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trimEnd();
    let hyphens = cut - start;
    while (line[hyphens - 1] === '-') hyphens--;
    let from = hyphens;
    while (line[from - 1] === ';') from--;
    let to = cut - start + SCISSORS.length;
    while (line[to] === '-') to++;
    if (hyphens < cut - start)
      found.push({
        start,
        end,
        at: start + from,
        semicolons: hyphens - from,
        before: line.slice(0, from),
        behind: line.slice(to),
      });
    cut = text.indexOf(SCISSORS, end);
  }
  return found;
}
