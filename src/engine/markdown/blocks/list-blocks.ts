import type { StateBlock } from 'markdown-it';
import { parseInside } from './block.ts';
import { forceStyle } from './list-markers.ts';
import { isListStyle } from './list-styles.ts';
import type { SlashBlock } from './slash-fences.ts';

/** `/// fancylists | type=a start=9`: a list whose numbers are not left to its first marker. */
export function pushList(state: StateBlock, { argument = '', from, to }: SlashBlock): void {
  const said = Object.fromEntries(
    argument.split(/\s+/).map((part) => {
      const [key = '', value = ''] = part.split('=', 2);
      return [key, value.replace(/["']/g, '')];
    }),
  );
  const { type = '1', start = '' } = said;
  const line = state.skipEmptyLines(from);
  if (isListStyle(type) && line < to)
    forceStyle(state, line, type, /^\d{1,9}$/.test(start) ? Number(start) : undefined);
  parseInside(state, from, to, state.blkIndent);
}
