import type { Place } from '../../engine/place.ts';
import type { ConfigNode } from './config-node.ts';
import type { Counterpart } from './counterparts.ts';
import type { MkDocsProject } from './project.ts';

/** What became of one thing that a configuration says. */
export interface ReportLine extends Counterpart {
  /** the keys that lead to it: `plugins: mike` */
  what: string;
  place: Place;
  /** whether a build has a warning for it alone, whatever pages hold */
  isAlone?: true;
  /** what to do about it; a full sentence */
  hint?: string;
  /** what was probably meant, of a name that nobody knows */
  suggestion?: string;
}

/** What becomes of some settings of a project. */
export type Settings = (project: MkDocsProject) => ReportLine[];

/** A line about a setting, where there is one. */
export function line(
  state: Counterpart['state'],
  what: string,
  node: ConfigNode | undefined,
  note: string,
  pages?: RegExp,
): ReportLine[] {
  return node ? [{ state, what, place: node.place, note, ...(pages ? { pages } : {}) }] : [];
}

/** A line about a setting that is wrong, of which every build tells. */
export function wrong(what: string, place: ReportLine['place'], note: string, hint?: string): ReportLine {
  return { state: 'unread', what, place, note, isAlone: true, ...(hint === undefined ? {} : { hint }) };
}
