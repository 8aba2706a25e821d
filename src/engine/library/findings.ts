import type { Finding } from '../finding.ts';

/** Collects findings; the same one in several variants is kept once, with all of them. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();
  #hasErrors = false;

  /**
   * Takes findings in. Two are the same when rule, message, place and include chain are; then their variants are joined, and
   * one that holds in no variant in particular holds in all.
   */
  add(findings: Iterable<Finding>): void {
    for (const finding of findings) {
      this.#hasErrors ||= finding.severity === 'error';
      const { rule, message, place } = finding;
      const key = `${rule}\n${message}\n${place?.file}:${place?.line}:${place?.column}\n${place?.includedFrom?.map((link) => `${link.file}:${link.line}`).join()}`;
      const known = this.#byKey.get(key);
      if (!known) this.#byKey.set(key, finding);
      else if (known.variants)
        this.#byKey.set(key, {
          ...known,
          variants: finding.variants && [...new Set([...known.variants, ...finding.variants])],
        });
    }
  }

  /** Whether an error is among them. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** All of them, or those of one severity, by file and line. */
  list(severity?: Finding['severity']): Finding[] {
    const findings = [...this.#byKey.values()].filter(
      (finding) => !severity || finding.severity === severity,
    );
    return findings.toSorted(
      (a, b) =>
        compareText(a.place?.file ?? '', b.place?.file ?? '') || (a.place?.line ?? 0) - (b.place?.line ?? 0),
    );
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
