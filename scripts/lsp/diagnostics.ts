import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { CheckFinding } from '../../src/checks/check-content.ts';
import type { VariantWorld } from '../../src/engine/variants/variant-set.ts';
import { describeVariants } from '../../src/site/report/describe-variants.ts';
import type { Written } from './written.ts';

/** What {@link diagnosticOf} needs to know. */
export interface DiagnosticOptions {
  written: Written;
  /** absolute path of the content folder */
  root: string;
  site: VariantWorld | undefined;
  /** the address of the page about a rule, if there is one */
  pageOf: (rule: string) => string | undefined;
}

/** A finding as editors show it. */
export function diagnosticOf(
  { severity, rule, message, hint, place, variants }: CheckFinding,
  { written, root, site, pageOf }: DiagnosticOptions,
): Diagnostic {
  const where = variants === undefined ? [] : [`In ${describeVariants(variants, site)}.`];
  const href = pageOf(rule);
  return {
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'variorum',
    code: rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: [message, ...(hint === undefined ? [] : [hint]), ...where].join(' '),
    range: written.rangeOf(place ?? { line: 1 }),
    relatedInformation: (place?.includedFrom ?? []).map(({ file, line, column = 1 }) => {
      const at = { line: line - 1, character: column - 1 };
      return {
        location: { uri: pathToFileURL(resolve(root, file)).href, range: { start: at, end: at } },
        message: 'included from here',
      };
    }),
  };
}
