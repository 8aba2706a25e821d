import { fold } from './fold.ts';
import { minorWords } from './stems.ts';
import { type Word, wordsOf } from './words.ts';

/** What is looked for as one: a word, a name with its parts, or what stands in quotation marks. */
export interface Unit {
  /** as it was typed */
  typed: string;
  /** the words that follow one another */
  parts: string[];
  /** the parts written in one, as far as somebody may */
  whole?: string;
  /** whether the last word may go on: it is being typed */
  isOpen: boolean;
  /** whether other forms of the words are none of it */
  isExact: boolean;
  /** whether it is a name as programs have them: `resendCode`, `otp_length`, `site.yml` */
  isName: boolean;
  /** whether a page may do without it */
  isMinor: boolean;
}

/** What stands in quotation marks, or between spaces. */
const PIECE = /"([^"]+)"|“([^”]+)”|«([^»]+)»|\S+/g;
/** A change of case within a word, or a sign that joins words in programs. */
const NAME = /\p{Ll}\p{Lu}|[\p{L}\p{N}][_./:][\p{L}\p{N}]|[\p{L}]-\p{N}/u;
const MINOR = new Set(minorWords.map(fold));
/** Scripts that set no spaces. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/**
 * What a query looks for. Its last word may go on unless a space follows it.
 *
 * @param query as it was typed
 */
export function unitsOf(query: string): Unit[] {
  const units: Unit[] = [];
  for (const match of query.matchAll(PIECE)) {
    const quoted = match[1] ?? match[2] ?? match[3];
    const isLast = match.index + match[0].length === query.length;
    if (quoted !== undefined) push(units, quoted, { isOpen: false, isExact: true });
    else {
      const pieces = piecesOf(match[0]);
      for (const [index, piece] of pieces.entries())
        push(units, piece, { isOpen: isLast && index === pieces.length - 1, isExact: false });
    }
  }
  // Words that say nothing by themselves are what is looked for where there is nothing else.
  if (units.every(({ isMinor }) => isMinor)) return units.map((unit) => ({ ...unit, isMinor: false }));
  return units.map((unit) => (unit.isMinor ? { ...unit, isOpen: false } : unit));
}

function push(units: Unit[], typed: string, kind: Pick<Unit, 'isOpen' | 'isExact'>): void {
  const words = wordsOf(typed);
  const parts = words.filter(({ span }) => span === 1).map(({ word }) => word);
  if (parts.length === 0) return;
  const whole = words.find(({ span }: Word) => span === parts.length && span > 1)?.word;
  const isMinor = !kind.isExact && MINOR.has(fold(typed));
  units.push({
    typed,
    parts,
    ...(whole === undefined ? {} : { whole }),
    ...kind,
    isName: NAME.test(typed),
    isMinor,
  });
}

/** The words of what stands without spaces in a script that sets none. */
function piecesOf(stretch: string): string[] {
  if (!UNSPACED.test(stretch) || !('Segmenter' in Intl)) return [stretch];
  const segments = new Intl.Segmenter('und', { granularity: 'word' }).segment(stretch);
  return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
