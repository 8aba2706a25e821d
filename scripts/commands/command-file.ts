import { join } from 'node:path';
import { PROJECT } from '../../src/site/places.ts';

/**
 * Absolute path of the module that is a command: as it was bundled, where `run.mjs` started this process, which says so in its environment;
 * else its source.
 */
export function commandFile(command: string): string {
  const { VARIORUM_COMMANDS: folder } = process.env;
  return folder === undefined ? join(PROJECT, 'scripts', `${command}.ts`) : join(folder, `${command}.mjs`);
}
