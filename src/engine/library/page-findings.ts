import type { Finding } from '../finding.ts';
import type { SiteFile } from '../variants/site-file.ts';
import { Findings } from './findings.ts';
import type { Page } from './folder/page.ts';

/** All that is found in a library, and what of it on which page; without the warnings that its site does not want. */
export class PageFindings {
  readonly #checks: SiteFile['checks'];
  readonly #all = new Findings();
  readonly #byPage = new Map<Page, Findings>();

  constructor({ checks }: Pick<SiteFile, 'checks'>) {
    this.#checks = checks;
  }

  /** Keeps what was found, on a page or elsewhere. */
  add(findings: readonly Finding[], page?: Page): void {
    const heard = findings.filter(
      ({ rule, severity }) => severity === 'error' || this.#checks[rule] !== 'off',
    );
    if (heard.length === 0) return;
    this.#all.add(heard);
    if (!page) return;
    const ofPage = this.#byPage.get(page) ?? new Findings();
    ofPage.add(heard);
    this.#byPage.set(page, ofPage);
  }

  /** Keeps what others found, who know what is wanted. */
  report(findings: Iterable<Finding>): void {
    this.#all.add(findings);
  }

  get hasErrors(): boolean {
    return this.#all.hasErrors;
  }

  list(severity?: Finding['severity']): Finding[] {
    return this.#all.list(severity);
  }

  of(page: Page): readonly Finding[] {
    return this.#byPage.get(page)?.list() ?? [];
  }
}
