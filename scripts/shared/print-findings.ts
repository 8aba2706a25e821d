import { relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import type { Finding } from '../../src/engine/finding.ts';
import type { Place } from '../../src/engine/place.ts';
import { CALLER } from './project.ts';

/** What printing needs to know of the site. */
export interface PrintOptions {
  /** absolute path of the content folder; files are shown relative to where the command was called */
  root: string;
  /** ids of all variants, to say "in every variant" */
  variants: readonly string[];
  /** whether to colour */
  colour: boolean;
}

/** One finding as text: place, sentence, what to do, the includes that led there, the variants. */
export function formatFinding(finding: Finding, { root, variants, colour }: PrintOptions): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const where = (place: Place) => {
    const file = relative(CALLER, resolve(root, place.file)) || place.file;
    return `${file}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  };
  const head =
    finding.severity === 'error' ? style(['red', 'bold'], 'error') : style(['yellow', 'bold'], 'warning');
  const lines = [
    `${head} ${finding.place ? style('bold', where(finding.place)) : ''} ${style('dim', finding.rule)}`.replace(
      '  ',
      ' ',
    ),
  ];
  lines.push(`  ${finding.message}`);
  if (finding.hint) lines.push(`  ${finding.hint}`);
  for (const place of finding.place?.includedFrom?.toReversed() ?? [])
    lines.push(style('dim', `  included from ${where(place)}`));
  if (finding.variants) lines.push(style('dim', `  in ${describeVariants(finding.variants, variants)}`));
  return lines.join('\n');
}

/** `identity-server 7.0.0, 7.1.0; asgardeo`, or that it is every variant. */
export function describeVariants(ids: readonly string[], all: readonly string[]): string {
  if (ids.length === all.length && all.length > 1) return 'every variant';
  // In the order of site.yml, whichever of them was rendered first.
  const ordered = [...all.filter((id) => ids.includes(id)), ...ids.filter((id) => !all.includes(id))];
  const versions = new Map<string, string[]>();
  for (const id of ordered) {
    const [product = '', version] = id.split('@');
    const known = versions.get(product) ?? [];
    if (version !== undefined) known.push(version);
    versions.set(product, known);
  }
  return [...versions]
    .map(([product, of]) => (of.length > 0 ? `${product} ${of.join(', ')}` : product))
    .join('; ');
}

/** Prints findings to standard error, errors last so that they stand above the prompt, with a count. */
export function printFindings(
  findings: readonly Finding[],
  { root, variants }: { root: string; variants: readonly string[] },
): void {
  const colour = Boolean(process.stderr.isTTY) && !process.env.NO_COLOR;
  const sorted = findings.toSorted((a, b) =>
    a.severity === b.severity ? 0 : a.severity === 'warning' ? -1 : 1,
  );
  for (const finding of sorted) console.error(`${formatFinding(finding, { root, variants, colour })}\n`);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  console.error([count(errors, 'error'), count(findings.length - errors, 'warning')].join(', '));
}

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
