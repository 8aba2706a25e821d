import { encodePath } from '../../engine/url-path.ts';
import type { Site } from '../../engine/variants/site.ts';

/** Where a source file can be edited; undefined when site.yml names no place. */
export function editUrl(site: Site, source: string): string | undefined {
  return site.editUrl?.replace('{path}', () => encodePath(source));
}
