import { join } from 'node:path';
import { type OwnCode, ownCodeOf } from '../../src/site/integration/own-code.ts';
import { PROJECT } from '../../src/site/places.ts';
import type { AstroProject } from '../shared/astro-project.ts';

/** The own code of a project; undefined where all that makes its pages is that of the site. */
export function projectCode({ root, configFile, content, cache }: AstroProject): OwnCode | undefined {
  const srcDir = configFile === undefined ? join(PROJECT, 'src', 'site') : join(root, 'src');
  return ownCodeOf({ root, srcDir, content, cacheDir: cache });
}
