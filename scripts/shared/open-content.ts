import type { CodeBlock } from '../../src/engine/markdown/types.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { MACROS } from '../../src/site/places.ts';
import { printFindings } from '../../src/site/report/print-findings.ts';
import { openLibrary } from '../../src/sources/open-library.ts';

/**
 * Opens a content folder for a command, with the macros of the project. What is wrong with it is printed and ends the
 * process with exit code 1.
 *
 * @param root absolute path of the content folder
 * @throws whatever is no mistake of the writer's, such as a file that the process may not read
 */
export function openContent(
  root: string,
  options: { highlight(blocks: CodeBlock[]): Promise<string[]>; base?: string },
): ReturnType<typeof openLibrary> {
  try {
    return openLibrary(root, { ...options, macroFolders: [MACROS] });
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    printFindings(error, root);
    process.exit(1);
  }
}
