import { endOfFrontmatter } from './cursor.ts';
import type { Written } from './written.ts';

/** A name in a template. */
export interface WordAt {
  name: string;
  start: number;
  end: number;
}

/** The name at an offset, where it stands in an expression and not in quotation marks; also a key of `attributes` in frontmatter. */
export function wordAt(written: Written, offset: number): WordAt | undefined {
  return namesIn(written).find(({ start, end }) => start <= offset && offset <= end);
}

/** Every name of the expressions of a text, in its order: none in quotation marks, none that is a member, an argument's or a tag's own. */
export function namesIn(written: Written): WordAt[] {
  const { text } = written;
  const found: WordAt[] = [];
  const look = (from: number, to: number): void => {
    const blank = text.slice(from, to).replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
    for (const { 0: name, index } of blank.matchAll(/[A-Za-z_]\w*/g)) {
      const before = blank.slice(0, index).trimEnd().at(-1);
      const after = blank.slice(index + name.length).trimStart();
      const isArgument =
        after.startsWith('=') && !after.startsWith('==') && (before === '(' || before === ',');
      if (before === '.' || before === '|' || isArgument || /\w/.test(blank[index - 1] ?? '')) continue;
      found.push({ name, start: from + index, end: from + index + name.length });
    }
  };
  const when = text.slice(0, endOfFrontmatter(text)).search(/^when:/m);
  if (when >= 0) {
    const newline = text.indexOf('\n', when);
    look(when + 'when:'.length, newline < 0 ? text.length : newline);
  }
  for (const { kind, start, end, name, source, closed } of written.tags) {
    if (kind === 'comment') continue;
    const first = kind === 'block' ? source.indexOf(name) + name.length : 2;
    look(start + first, closed ? end - 2 : end);
  }
  return found;
}
