import type { Finding } from '../finding.ts';
import type { IncludeRequest } from './include-request.ts';

/** A file that an include tag asked for, the reason why it may not be read, or what is wrong inside it. */
export type IncludedFile =
  | { path: string; text: string }
  | {
      problem: string;
      hint?: string;
      /** looks for a better hint, which may take long */
      suggest?(): string | undefined;
      rule: 'missing-include' | 'outside-roots';
    }
  | { findings: readonly Finding[] };

/** Finds the file of `{% include "target" %}` that stands in the file `from`. */
export interface ReadInclude {
  /** @param asked whether the folders of the site alone are looked into, and not that of `from` */
  (target: string, from: string, asked?: { isFromRoots: boolean }): IncludedFile;
  /** the files that a pattern names, as an include in `from` would name each */
  matching?(pattern: string, from: string, asked: Pick<IncludeRequest, 'exclude' | 'order'>): string[];
}
