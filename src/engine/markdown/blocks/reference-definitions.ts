import type { StateBlock } from 'markdown-it';
import type { TextRange } from '../../place.ts';
import { collectorOf } from '../collector.ts';
import { type BlockRule, lineChar, lineText, textStart } from './block.ts';

/** One line, with a target that is one to see, so that `[Note]: important` below a text stays text. */
const DEFINITION =
  /^\[(?!\^)[^[\]]+\]:[ \t]*(?=\S*[/.#:<])\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;

/** A name alone, whose target stands on the line below. */
const NAME = /^\[(?!\^)[^[\]]+\]:[ \t]*$/;

/** Whether `line` begins a link's definition of one line, `[name]: target "title"`, or of a name and a target below it. */
export function isDefinitionLine(state: StateBlock, line: number): boolean {
  if (lineChar(state, line) !== '[') return false;
  const text = lineText(state, line);
  if (DEFINITION.test(text)) return true;
  const hasTarget = NAME.test(text) && line + 1 < state.lineMax && !state.isEmpty(line + 1);
  return hasTarget && DEFINITION.test(`${text.trimEnd()} ${lineText(state, line + 1)}`);
}

/**
 * Lets a link's definition stand directly below text, as in Python-Markdown, when it is one line: looking further at every
 * line of a paragraph would take long.
 */
export function directlyBelowText(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) =>
    silent ? isDefinitionLine(state, startLine) : original(state, startLine, endLine, false);
}

/** Notes where the target of each definition stands. Of several with one name, the last counts, as in Python-Markdown. */
export function withTargetPlace(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const { env } = state;
    const known = env.references ?? {};
    // What is there already would be kept.
    env.references = {};
    const isRead = original(state, startLine, endLine, silent);
    env.references = Object.assign(known, env.references);
    if (!isRead) return false;
    const label = state.tokens.at(-1)?.meta?.label;
    if (typeof label === 'string') collectorOf(env).define(label, targetOf(state, startLine));
    return true;
  };
}

/** The target of the definition that begins at `startLine`: behind its name, or on the line below. */
function targetOf(state: StateBlock, startLine: number): TextRange {
  const { src, eMarks } = state;
  let from = textStart(state, startLine) + 1;
  while (src[from] !== ']') from += src[from] === '\\' ? 2 : 1;
  let line = startLine;
  while (eMarks[line]! < from) line++;
  for (from = state.skipSpaces(from + 2); from >= eMarks[line]!; ) from = textStart(state, ++line);
  return { from, to: state.md.helpers.parseLinkDestination(src, from, eMarks[line]!).pos };
}
