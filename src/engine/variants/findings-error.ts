import type { Finding } from '../finding.ts';
import type { VariantWorld } from './variant-set.ts';

/** What was found on a site. */
export interface SiteFindings {
  readonly findings: readonly Finding[];
  /** the site, which puts the variants of findings into words; undefined while nobody knows which there are */
  readonly site: VariantWorld | undefined;
}

const FOUND = Symbol.for('variorum.findings-error');

/**
 * Thrown when work cannot go on; carries everything that was found, never only the first. That of another copy of Variorum in the same
 * process (a command and a project's configuration may each have one) is one, too.
 */
export class FindingsError extends Error implements SiteFindings {
  readonly [FOUND] = true;
  readonly findings: readonly Finding[];
  readonly site: VariantWorld | undefined;

  constructor(findings: readonly Finding[], site?: VariantWorld) {
    super(findings.map((finding) => finding.message).join('\n'));
    this.name = 'FindingsError';
    this.findings = findings;
    this.site = site;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && FOUND in value;
  }
}
