import type { StateBlock } from 'markdown-it';
import { type BlockRule, lineChar, lineText } from './block.ts';

/** One line, with a target that is one to see, so that `[Note]: important` below a text stays text. */
const DEFINITION =
  /^\[(?!\^)[^[\]]+\]:[ \t]*(?=\S*[/.#:<])\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;

/** Whether `line` is, by itself, a link's definition: `[name]: target "title"`. */
export function isDefinitionLine(state: StateBlock, line: number): boolean {
  return lineChar(state, line) === '[' && DEFINITION.test(lineText(state, line));
}

/**
 * Lets a link's definition stand directly below text, as in Python-Markdown, when it is one line: looking further at every
 * line of a paragraph would take long.
 */
export function directlyBelowText(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) =>
    silent ? isDefinitionLine(state, startLine) : original(state, startLine, endLine, false);
}
