import { lastAtOrBefore } from '../../engine/last-at-or-before.ts';
import { lineOffsets } from '../../engine/line-offsets.ts';
import { inOneLine } from '../../engine/template/condition.ts';
import type { Rule } from '../rule.ts';
import { readersOf } from './condition-sites.ts';

/** Letters and digits: a tag, a closing element or a single short line is often the same by chance. */
const LEAST = 30;

export const doubledText: Rule = {
  name: 'doubled-text',
  severity: 'warning',
  title: 'The text of a branch stands behind it once more',
  why: 'A branch ends with the lines that follow the `endif`, so that its readers read them twice, and all others once. A text was copied into the branch and not taken out where it had been, or the `endif` stands in the wrong place.',
  example: {
    wrong:
      '{% if is_version >= "2.0.0" %}\nOpen the new console.\n\nSave the settings and restart the server.\n{% else %}\nOpen the console.\n{% endif %}\n\nSave the settings and restart the server.\n',
    right:
      '{% if is_version >= "2.0.0" %}\nOpen the new console.\n{% else %}\nOpen the console.\n{% endif %}\n\nSave the settings and restart the server.\n',
  },
  *check(content) {
    const lines = new Map<string, readonly FileLine[]>();
    for (const { chain, place } of content.conditions) {
      // What is included has its own end.
      const end = chain.at(-1)?.body.at(-1);
      const text = end && content.text(end.file);
      if (text === undefined || end?.file !== place.file) continue;
      const ofFile = lines.get(end.file) ?? linesOf(text);
      lines.set(end.file, ofFile);
      const bodies = chain.map(({ body: [first] }) => (first ? linesAt(ofFile, first.start, first.end) : []));
      // No branch can end with more than it holds.
      const longest = bodies.reduce((most, { length }) => Math.max(most, length), 0);
      const next = lastAtOrBefore(ofFile, text.indexOf('%}', end.end) + 1, ({ start }) => start) + 1;
      const following = ofFile.slice(next, next + longest).map((line) => line.text);
      for (const [index, branch] of chain.entries()) {
        const [body] = branch.body;
        if (!body || branch.body.length > 1) continue;
        const own = bodies[index]!.map((line) => line.text);
        const count = overlap(own, following);
        if (
          own
            .slice(own.length - count)
            .join('')
            .replace(/[^\p{L}\p{N}]/gu, '').length < LEAST
        )
          continue;
        const { number, column } = bodies[index]!.at(-count)!;
        yield {
          message: `${count === 1 ? 'This line stands' : `These ${count} lines stand`} behind the endif once more, so that readers of ${branch.condition ? `"${inOneLine(branch.condition)}"` : 'the else'} read ${count === 1 ? 'it' : 'them'} twice.`,
          hint: 'Keep one of the two, or move the endif.',
          place: { file: body.file, line: number, column },
          variants: readersOf(branch, content.conditions, content.library.site).ids,
        };
      }
    }
  },
};

/** A line of a file that holds more than space. */
interface FileLine {
  /** from 1 */
  number: number;
  start: number;
  /** of its first letter, from 1 */
  column: number;
  text: string;
}

function linesOf(text: string): FileLine[] {
  const starts = lineOffsets(text);
  return text.split('\n').flatMap((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '') return [];
    return [{ number: index + 1, start: starts[index]!, column: line.indexOf(trimmed) + 1, text: trimmed }];
  });
}

/** The lines that begin within a stretch. */
function linesAt(lines: readonly FileLine[], from: number, to: number): readonly FileLine[] {
  const first = lastAtOrBefore(lines, from - 1, ({ start }) => start) + 1;
  const last = lastAtOrBefore(lines, to - 1, ({ start }) => start);
  return lines.slice(first, last + 1);
}

/**
 * How many lines at the end of a branch are those at the beginning of what follows, by the failure function of Knuth, Morris and
 * Pratt: a branch may be as long as a page.
 */
function overlap(branch: readonly string[], following: readonly string[]): number {
  const text = [...following.slice(0, branch.length), undefined, ...branch];
  const fits = [0];
  for (let index = 1; index < text.length; index++) {
    let length = fits[index - 1]!;
    while (length > 0 && text[index] !== text[length]) length = fits[length - 1]!;
    fits.push(text[index] === text[length] ? length + 1 : length);
  }
  return fits.at(-1)!;
}
