import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroProject } from '../shared/astro-project.ts';

/**
 * Lets Astro's folder of types go when this process ends, in a project that has no configuration of Astro and so no use for it. One
 * that was there before stays.
 */
export function leaveNoTraces({ root, configFile }: AstroProject): void {
  const folder = join(root, '.astro');
  if (configFile !== undefined || existsSync(folder)) return;
  process.on('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // It does no harm.
    }
  });
}
