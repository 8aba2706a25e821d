import type { CodeBlock } from '../../markdown/types.ts';
import type { Branch } from '../../template/condition.ts';
import type { Provenance } from '../../template/provenance.ts';

/**
 * The first line of a code block, from 1, that stands under a condition and shifts or changes the lines that `hl_lines`
 * marks; undefined when the marks are the same in every variant, or depend on a condition themselves.
 */
export function conditionAboveMarks(block: CodeBlock, provenance: Provenance): number | undefined {
  const last = block.marked.reduce((last, line) => Math.max(last, line), 0);
  const branches = branchesOf(block.line, provenance);
  if (branches.size > 1) return undefined;
  for (let line = 1; line <= last; line++) {
    for (const branch of branchesOf(block.line + line, provenance)) if (!branches.has(branch)) return line;
  }
  return undefined;
}

/** The innermost branches of a line's text. */
function branchesOf(line: number, provenance: Provenance): Set<Branch | undefined> {
  const spans = provenance.spans(line).filter(({ text }) => text.trim() !== '');
  return new Set(spans.map(({ branches }) => branches.at(-1)));
}
