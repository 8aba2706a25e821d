import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../src/site/places.ts';

/** The version of Variorum. */
export function version(): string {
  const { version: found } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return found;
}
