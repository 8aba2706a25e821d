import { styleText } from 'node:util';
import type { ChangedLine, Words } from '../../src/review/changed-lines.ts';
import type { Writing } from '../../src/review/place-lines.ts';
import { shown } from '../../src/site/report/shown.ts';

const SIGNS: Readonly<Record<ChangedLine['kind'], string>> = {
  added: '+',
  removed: '-',
  moved: '>',
  changed: '~',
};
const COLOURS = { added: 'green', removed: 'red', moved: 'cyan', changed: 'yellow' } as const;

/** Whether standard output takes colours. */
export function takesColours(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
}

/** Writes what differs for a terminal: as git does, `[-gone-]` and `{+new+}` stand for colours where there are none. */
export function terminalWriting(colour: boolean): Writing {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const words = (kind: Words['kind'], text: string): string => {
    const safe = shown(text);
    if (kind === 'same') return safe;
    if (colour) return style(kind === 'added' ? ['green', 'bold'] : ['red', 'strikethrough'], safe);
    return kind === 'added' ? `{+${safe}+}` : `[-${safe}-]`;
  };
  return {
    headings: (headings) => [style('dim', `  ${shown(headings.join(' › '))}`)],
    line: (kind, text) => {
      const isWhole = kind === 'added' || kind === 'removed';
      return `    ${style(COLOURS[kind], `${SIGNS[kind]} ${isWhole ? text : ''}`)}${isWhole ? '' : text}`;
    },
    words,
    note: (text) => style('dim', `    ${text}`),
  };
}
