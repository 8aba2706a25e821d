import { collectorOf } from '../collector.ts';
import type { BlockRule } from './block.ts';

/**
 * Levels of blocks in blocks; a list with its item is two. From 100 on, markdown-it leaves out what follows without a word, and no block
 * is more than two levels further in than what is around it.
 */
const DEEPEST = 98;

/** Says that blocks are nested too deeply to be read. What is in them, and what else is around them, is lost. */
export const depthLimit: BlockRule = (state, startLine, endLine, silent) => {
  if (state.level < DEEPEST || silent) return false;
  const { problems } = collectorOf(state.env);
  // One tells of them all: the next ones stand in what is lost already.
  if (!problems.some(({ rule }) => rule === 'too-deep'))
    problems.push({
      severity: 'error',
      rule: 'too-deep',
      message: `Here blocks are nested ${DEEPEST} levels deep, and what is further in cannot be read.`,
      hint: 'Take lists, quotations, notes and tabs out of one another; a list and its item are two levels.',
      line: startLine,
    });
  state.line = endLine;
  return true;
};
