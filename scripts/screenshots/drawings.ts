import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT } from '../../src/site/places.ts';

const FOLDER = 'scripts/screenshots/drawings';

/** A picture of the guides that the demo cannot show: an SVG in the colours and fonts of the site. */
export interface Drawing {
  /** Of its files: `NAME.png` and, for dark pages, `NAME-dark.png`. */
  name: string;
  file: string;
}

/** Every drawing that lies in the folder, by name; `file` is its absolute path. */
export const DRAWINGS: readonly Drawing[] = globSync('*.svg', { cwd: join(PROJECT, FOLDER) })
  .toSorted()
  .map((file) => ({ name: basename(file, '.svg'), file: join(PROJECT, FOLDER, file) }));
