import { relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import type { Finding } from '../../engine/finding.ts';
import type { Place } from '../../engine/place.ts';
import type { SiteFindings } from '../../engine/variants/findings-error.ts';
import type { VariantWorld } from '../../engine/variants/variant-set.ts';
import { CALLER } from '../places.ts';
import { describeVariants } from './describe-variants.ts';
import { shown } from './shown.ts';

/** Warnings of one kind that are printed one by one: of more, the first stands for all. */
const MOST_OF_A_KIND = 5;
/** Findings of one file that are printed one by one: a mistake that repeats itself would hide those of other files. */
const MOST_OF_A_FILE = 50;
/** Characters of a message. What is longer quotes a text that nobody reads here. */
const LONGEST = 1500;

/** What printing needs to know of the site. */
export interface PrintOptions {
  /** absolute path of the content folder; files are shown relative to where the command was called */
  root: string;
  /** undefined while nobody knows which variants there are */
  site: VariantWorld | undefined;
  /** whether to colour */
  colour: boolean;
}

/** One finding as text: place, sentence, what to do, the includes that led there, the variants. */
export function formatFinding(finding: Finding, { root, site, colour }: PrintOptions): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const where = (place: Place) => {
    const file = relative(CALLER, resolve(root, place.file)) || place.file;
    return `${shown(file)}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  };
  const head =
    finding.severity === 'error' ? style(['red', 'bold'], 'error') : style(['yellow', 'bold'], 'warning');
  const lines = [
    `${head} ${finding.place ? style('bold', where(finding.place)) : ''} ${style('dim', finding.rule)}`.replace(
      '  ',
      ' ',
    ),
  ];
  lines.push(`  ${readable(finding.message)}`);
  if (finding.hint) lines.push(`  ${readable(finding.hint)}`);
  for (const place of finding.place?.includedFrom?.toReversed() ?? [])
    lines.push(style('dim', `  included from ${where(place)}`));
  if (finding.variants) lines.push(style('dim', `  in ${describeVariants(finding.variants, site)}`));
  return lines.join('\n');
}

/** A text without what a terminal would obey, and without the middle of what it quotes at length. */
function readable(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 200)} … ${text.slice(-200)}` : text;
  return shown(short, { lines: true });
}

/**
 * Prints findings to standard error, errors last so that they stand above the prompt, with a count. Of warnings of one kind, and of
 * errors in one file, of which there are very many, the first are printed and the others counted.
 *
 * @param root absolute path of the content folder
 */
export function printFindings({ findings, site }: SiteFindings, root: string): void {
  const colour = Boolean(process.stderr.isTTY) && !process.env.NO_COLOR;
  const sorted = findings.toSorted((a, b) =>
    a.severity === b.severity ? 0 : a.severity === 'warning' ? -1 : 1,
  );
  const alike = Map.groupBy(
    sorted.filter(({ severity }) => severity === 'warning'),
    kindOf,
  );
  const many = new Set([...alike].filter(([, { length }]) => length > MOST_OF_A_KIND).map(([kind]) => kind));
  for (const kind of many) {
    const [first, ...others] = alike.get(kind) as [Finding, ...Finding[]];
    const files = new Set(others.map(({ place }) => place?.file).filter((file) => file !== undefined));
    const where = files.size > 1 ? ` in ${files.size.toLocaleString('en')} files` : '';
    console.error(formatFinding(first, { root, site, colour }));
    console.error(`  … and ${others.length.toLocaleString('en')} more of this kind${where}\n`);
  }
  const single = sorted.filter((finding) => finding.severity === 'error' || !many.has(kindOf(finding)));
  const byFile = Map.groupBy(single, ({ severity, place }) => `${severity}\n${place?.file}`);
  for (const ofFile of byFile.values()) {
    for (const finding of ofFile.slice(0, MOST_OF_A_FILE))
      console.error(`${formatFinding(finding, { root, site, colour })}\n`);
    const [{ severity, place }] = ofFile as [Finding];
    if (ofFile.length > MOST_OF_A_FILE)
      console.error(
        `  … and ${count(ofFile.length - MOST_OF_A_FILE, `more ${severity}`)}${place ? ` in ${shown(place.file)}` : ''}\n`,
      );
  }
  if (many.size > 0) console.error('"variorum check --format json" lists every one.');
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  console.error([count(errors, 'error'), count(findings.length - errors, 'warning')].join(', '));
}

/** What a finding has in common with others that say the same of other names and numbers: the plain words of its message. */
function kindOf({ rule, message }: Finding): string {
  // What is quoted may hold quotes itself.
  const [from, to] = [message.indexOf('"'), message.lastIndexOf('"')];
  const frame = from < 0 ? message : message.slice(0, from + 1) + message.slice(to);
  const words = frame.split(/\s+/).filter((word) => /^[A-Za-z]+[.,:;]?$/.test(word));
  return `${rule}\n${words.join(' ')}`;
}

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
