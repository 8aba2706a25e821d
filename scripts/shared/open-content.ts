import { FindingsError } from '../../src/engine/finding.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import type { CodeBlock } from '../../src/engine/markdown/types.ts';
import { printFindings } from './print-findings.ts';
import { MACROS } from './project.ts';

/** Opens a content folder for a command; prints what is wrong with it and ends the process when it cannot be opened. */
export function openContent(
  root: string,
  options: { highlight(blocks: CodeBlock[]): Promise<string[]>; base?: string },
): ReturnType<typeof openLibrary> {
  try {
    return openLibrary(root, { ...options, macroFolders: [MACROS] });
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    printFindings(error.findings, { root, variants: error.variants });
    process.exit(1);
  }
}
