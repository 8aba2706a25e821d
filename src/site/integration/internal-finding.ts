import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '../../engine/finding.ts';

/** What a writer is told of an error that nobody foresaw: development goes on, and shows it in the place of the page. */
export function internalFinding(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const [said = ''] = stripVTControlCharacters(message).trim().split('\n');
  return {
    severity: 'error',
    rule: 'internal-error',
    message: `Variorum met an error that it does not know: ${said.replace(/\.$/, '')}.`,
    hint: 'Save the page again, or start the command again. Please report it when it comes back.',
  };
}
