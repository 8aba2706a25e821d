/** Misspelt words are as long as most words are; nobody misspells a longer name by a letter. */
const LONGEST = 40;
/** Suggestions that are tried. */
const MOST = 6;

/** A word that may have been meant. */
interface Candidate {
  written: string;
  edits: number;
  /** which of all words it is, the most frequent first */
  place: number;
}

/**
 * Words that somebody may have meant, the most likely first: one letter of a short word may differ, two of a longer one, three of a
 * long one; letters that changed places differ once. Two words may have been written as one.
 *
 * @param spelling the words that there are, as an index has them
 */
export function meant(asked: string, spelling: string): string[] {
  if (asked.length > LONGEST) return [];
  const most = asked.length < 5 ? 1 : asked.length < 9 ? 2 : 3;
  const words = new Map<string, string>();
  const candidates: Candidate[] = [];
  for (const [place, entry] of spelling.split(' ').entries()) {
    const [word = '', written = word] = entry.split('=');
    words.set(word, written);
    if (Math.abs(word.length - asked.length) > most) continue;
    const edits = editsBetween(asked, word, most);
    // As many edits as letters would make anything of anything.
    if (edits <= most && edits < Math.min(asked.length, word.length) - 1)
      candidates.push({ written, edits, place });
  }
  const likely = candidates.toSorted(
    (a, b) => a.edits - b.edits || differs(a, asked) - differs(b, asked) || a.place - b.place,
  );
  return [...new Set([...parted(asked, words), ...likely.map(({ written }) => written)])].slice(0, MOST);
}

/** Hardly anybody misspells the first letter. */
function differs({ written }: Candidate, asked: string): number {
  return Number(written[0] !== asked[0]);
}

/** Two words that were written as one: with quotation marks, since they must follow one another. */
function parted(asked: string, words: ReadonlyMap<string, string>): string[] {
  const shortest = 3;
  for (let at = shortest; at <= asked.length - 2; at++) {
    const [one, rest] = [words.get(asked.slice(0, at)), asked.slice(at)];
    // Words of two letters are not among them: whether they follow is seen by who searches.
    const other = rest.length < shortest ? rest : words.get(rest);
    if (one !== undefined && other !== undefined) return [`"${one} ${other}"`];
  }
  return [];
}

/** Letters to add, leave out, change, or exchange with their neighbour; more than `most` count as one more. */
function editsBetween(one: string, other: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, beforeLast[j - 2]! + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[other.length]!;
}
