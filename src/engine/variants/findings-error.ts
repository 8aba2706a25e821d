import type { Finding } from '../finding.ts';
import type { VariantWorld } from './variant-set.ts';

/** What was found on a site. */
export interface SiteFindings {
  readonly findings: readonly Finding[];
  /** the site, which puts the variants of findings into words; undefined while nobody knows which there are */
  readonly site: VariantWorld | undefined;
}

/** Thrown when work cannot go on; carries everything that was found, never only the first. */
export class FindingsError extends Error implements SiteFindings {
  readonly findings: readonly Finding[];
  readonly site: VariantWorld | undefined;

  constructor(findings: readonly Finding[], site?: VariantWorld) {
    super(findings.map((finding) => finding.message).join('\n'));
    this.name = 'FindingsError';
    this.findings = findings;
    this.site = site;
  }
}
