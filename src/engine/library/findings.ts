import type { Finding } from '../finding.ts';

/** A finding as it came first, and what became of its variants since: more of them, or all. */
interface Entry {
  finding: Finding;
  variants: Set<string> | 'same' | 'all';
}

/** Collects findings; the same one in several variants is kept once, with all of them. */
export class Findings {
  readonly #byKey = new Map<string, Entry>();
  #hasErrors = false;

  /**
   * Takes findings in. Two are the same when rule, message, place and include chain are; then their variants are joined, and
   * one that holds in no variant in particular holds in all.
   */
  add(findings: Iterable<Finding>): void {
    for (const finding of findings) {
      this.#hasErrors ||= finding.severity === 'error';
      const { rule, message, place, variants } = finding;
      const key = `${rule}\n${message}\n${place?.file}:${place?.line}:${place?.column}\n${place?.includedFrom?.map((link) => `${link.file}:${link.line}`).join()}`;
      const known = this.#byKey.get(key);
      // What is an error to somebody is one.
      if (known && finding.severity === 'error') known.finding = { ...known.finding, severity: 'error' };
      if (!known) this.#byKey.set(key, { finding, variants: 'same' });
      else if (!variants || !known.finding.variants) known.variants = 'all';
      else if (known.variants !== 'all') {
        if (known.variants === 'same') known.variants = new Set(known.finding.variants);
        for (const variant of variants) known.variants.add(variant);
      }
    }
  }

  /** Whether an error is among them. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** All of them, or those of one severity, by file and line. */
  list(severity?: Finding['severity']): Finding[] {
    const entries = [...this.#byKey.values()].filter(
      ({ finding }) => !severity || finding.severity === severity,
    );
    return entries
      .map(joined)
      .toSorted(
        (a, b) =>
          compareText(a.place?.file ?? '', b.place?.file ?? '') ||
          (a.place?.line ?? 0) - (b.place?.line ?? 0),
      );
  }
}

function joined({ finding, variants }: Entry): Finding {
  if (variants === 'same') return finding;
  const { variants: _, ...rest } = finding;
  return variants === 'all' ? rest : { ...rest, variants: [...variants] };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
