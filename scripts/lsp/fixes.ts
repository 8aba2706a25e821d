import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { CheckFinding } from '../../src/checks/check-content.ts';
import { Content } from '../../src/checks/content.ts';
import { proveFixes } from '../../src/checks/fix.ts';
import { type ContentFolder, openAgain } from './content-folder.ts';
import { Written } from './written.ts';

/**
 * What mends a finding; undefined when somebody would read something else then, as `variorum check --fix` would find, too.
 *
 * @param finding one that has a fix
 */
export async function provedFix(
  folder: ContentFolder,
  finding: CheckFinding,
): Promise<WorkspaceEdit | undefined> {
  const library = folder.library();
  if (!library) return undefined;
  const content = new Content(library);
  const { fixed } = await proveFixes(content, [finding], openAgain);
  if (fixed.length === 0) return undefined;
  const changes: Record<string, TextEdit[]> = {};
  for (const [file, edits] of Map.groupBy(finding.fix ?? [], (edit) => edit.file)) {
    const written = new Written(content.raw(file));
    changes[pathToFileURL(resolve(folder.root, file)).href] = edits.map(({ start, end, text }) => ({
      range: written.range(start, end),
      newText: text,
    }));
  }
  return { changes };
}
