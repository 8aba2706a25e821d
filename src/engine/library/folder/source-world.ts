import type { Macro } from '../../template/macros.ts';
import type { ReadInclude } from '../../template/read-include.ts';
import type { Site } from '../../variants/site.ts';
import type { SiteFile } from '../../variants/site-file.ts';

/** What reading a page needs. */
export interface SourceWorld {
  root: string;
  site: Site & Pick<SiteFile, 'file' | 'lineOf'>;
  read: ReadInclude;
  macros: readonly Macro[];
}
