import type { Pair } from './prove.ts';
import type { Rewrite } from './rewrite.ts';

/** A change of sources that is to be proved, and what writers should know of it. */
export interface Plan {
  rewrite: Rewrite;
  /** what is to read the same before and after */
  pairs: readonly Pair[];
  /** takes out of what readers get what may differ */
  leaveOut?: (text: string) => string;
  /** the path of a page after the change */
  newPath?: (page: string) => string;
  /** whether pages may stand in another order: where no `nav:` says it, their names do */
  hasOtherOrder?: boolean;
  /** a plan that takes less away, for where readers would get something else by this one */
  otherwise?: () => Plan;
  /** sentences about what was done besides, and what was left */
  notes: readonly string[];
}
