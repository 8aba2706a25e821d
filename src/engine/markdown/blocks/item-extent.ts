import type { StateBlock } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { closingLine, fenceLine } from './fence-lines.ts';
import { type Marker, markerAt } from './list-markers.ts';

const BLOCK_START = /`{3,}|~{3,}|!!!|\?\?\?|={3} ?["!]|#|>|\||<|:[ \t]+\S/y;
/** What nobody writes two columns in but below the step that it belongs to. */
const CONTAINED = /`{3,}|~{3,}|!!! ?\w|\?{3}\+? ?["\w]|={3}!? +"/y;

/** How far an item reaches. */
export interface ItemExtent {
  /** the column at which its content begins */
  indent: number;
  /** the line before which it ends, whatever is indented there */
  end: number;
}

/**
 * The extent of the item at `itemLine`. Its content begins at Python-Markdown's four columns, or as many as the site says, unless a block of the item
 * stands further left but still below the item's text (`commonMark`) or, for bullets, code, notes and tabs below a numbered
 * item, at least two columns in. It ends before the next number when that is indented by less than four columns: a step of
 * the same list, one marker's width too deep.
 */
export function itemExtent(
  state: StateBlock,
  itemLine: number,
  endLine: number,
  commonMark: number,
  { ordered, number }: Marker,
  isBlank: boolean,
): ItemExtent {
  const { listIndent = 4 } = collectorOf(state.env).options;
  // Markers may stand some columns too deep: their items are not below each other.
  let indent = (listIndent < 4 ? state.sCount[itemLine]! : state.blkIndent) + listIndent;
  if (commonMark >= indent) return { indent, end: endLine };
  const maxIndent = indent;
  let afterBlank = isBlank;
  let afterFence = false;
  let hasSteps = false;
  let hasMarkers = false;
  /** whether the line above is code without a fence */
  let isCode = false;
  for (let line = itemLine + 1; line < endLine; line++) {
    if (state.isEmpty(line)) {
      afterBlank = true;
      continue;
    }
    const columns = state.sCount[line]!;
    const marker = columns < maxIndent ? markerAt(state, line) : undefined;
    const wasCode = isCode;
    hasMarkers ||= marker !== undefined;
    isCode = columns >= maxIndent + 4 && !hasMarkers && (isCode || afterBlank);
    // Below code, a text goes on with nothing, without a blank line too.
    afterBlank ||= wasCode && !isCode;
    if (ordered && marker?.ordered && columns > state.blkIndent && !hasSteps) {
      if (marker.number === number + 1 && marker.number > 1) return { indent, end: line };
      hasSteps = true;
    }
    const isContained =
      ordered &&
      columns >= state.blkIndent + 2 &&
      ((marker && !marker.ordered) || startsWith(CONTAINED, state, line));
    if (columns < commonMark && !isContained) {
      if (afterBlank || (marker && columns < indent)) break;
    } else if (
      columns < indent &&
      // Below code, a text goes on with nothing: it is a block of the item.
      (afterBlank || afterFence || marker || startsWith(BLOCK_START, state, line))
    ) {
      indent = columns;
    }
    afterFence = fenceLine(state, line) !== undefined;
    if (afterFence) {
      line = Math.max(line, closingLine(state, line, endLine, Math.min(commonMark, columns)));
    }
    afterBlank = false;
  }
  return { indent, end: endLine };
}

function startsWith(pattern: RegExp, state: StateBlock, line: number): boolean {
  pattern.lastIndex = state.bMarks[line]! + state.tShift[line]!;
  return pattern.test(state.src);
}
