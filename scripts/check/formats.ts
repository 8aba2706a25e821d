import { relative, resolve } from 'node:path';
import type { CheckFinding } from '../../src/checks/check-content.ts';
import type { Rule } from '../../src/checks/rule.ts';
import type { VariantWorld } from '../../src/engine/variants/variant-set.ts';
import { describeVariants } from '../../src/site/report/describe-variants.ts';

/** What writing findings needs to know. */
export interface FormatOptions {
  /** absolute path of the content folder */
  root: string;
  /** absolute path of the folder that paths in reports for other programs are relative to */
  from: string;
  /** undefined while nobody knows which variants there are */
  site: VariantWorld | undefined;
  rules: readonly Rule[];
}

/** Findings for another program, by the name of the format. */
export const FORMATS: Readonly<
  Record<string, (findings: readonly CheckFinding[], options: FormatOptions) => string>
> = { json, sarif, github };

/** An array of findings, each with `rule`, `severity`, `message`, `hint`, `place` and `variants`. */
function json(findings: readonly CheckFinding[]): string {
  const shown = findings.map(({ rule, severity, message, hint, place, variants, fix }) => ({
    rule,
    severity,
    message,
    hint,
    place,
    variants,
    fixable: fix !== undefined,
  }));
  return JSON.stringify(shown, undefined, 2);
}

/** Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
function sarif(findings: readonly CheckFinding[], options: FormatOptions): string {
  const { rules } = options;
  const described = new Map(rules.map((rule) => [rule.name, rule]));
  const ids = [...new Set(findings.map(({ rule }) => rule))].toSorted();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Variorum',
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: described.get(id)?.title ?? id },
              ...(described.has(id) ? { fullDescription: { text: described.get(id)!.why } } : {}),
            })),
          },
        },
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          level: finding.severity,
          message: { text: textOf(finding, options) },
          locations: finding.place
            ? [
                {
                  physicalLocation: {
                    artifactLocation: { uri: encodeURI(pathOf(finding.place.file, options)) },
                    region: { startLine: finding.place.line, startColumn: finding.place.column ?? 1 },
                  },
                },
              ]
            : [],
        })),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

/** Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function github(findings: readonly CheckFinding[], options: FormatOptions): string {
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return findings
    .map((finding) => {
      const { place, severity, rule } = finding;
      const where = place
        ? [
            `file=${property(pathOf(place.file, options))}`,
            `line=${place.line}`,
            ...(place.column === undefined ? [] : [`col=${place.column}`]),
          ]
        : [];
      return `::${severity} ${[...where, `title=${property(rule)}`].join(',')}::${data(textOf(finding, options))}`;
    })
    .join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function textOf({ message, hint, variants }: CheckFinding, { site }: FormatOptions): string {
  const where = variants === undefined ? [] : [`In ${describeVariants(variants, site)}.`];
  return [message, ...(hint === undefined ? [] : [hint]), ...where].join(' ');
}

function pathOf(file: string, { root, from }: FormatOptions): string {
  return relative(from, resolve(root, file)).replaceAll('\\', '/');
}
