import type { PageImpact } from '../../src/review/page-impact.ts';
import { placeLines } from '../../src/review/place-lines.ts';
import { describeVariants } from '../../src/site/report/describe-variants.ts';
import { shown } from '../../src/site/report/shown.ts';
import { terminalWriting } from '../shared/terminal-writing.ts';
import { besides, headline, pageNotes, placesByVariants, type Report, refusals } from './report.ts';

const KINDS = { new: 'New: ', gone: 'Gone: ', renamed: 'Renamed: ', changed: '' } as const;

/** What a change alters, for people in a terminal. */
export function impactText(report: Report, colour: boolean): string {
  const { base, commit, isUncommitted, reasons, impact } = report;
  const parts = [
    headline(report),
    `Compared with ${base} (${commit})${isUncommitted ? ', together with what is not committed yet' : ''}.${reasons.map((reason) => ` ${reason}`).join('')}`,
    ...impact.pages.map((page) => pageText(page, report, colour)),
    ...besides(report).map(({ title, lines }) => [title, ...lines.map((line) => `    ${line}`)].join('\n')),
    ...refusals(report),
  ];
  return parts.map((part) => (colour ? part : shown(part, { lines: true }))).join('\n\n');
}

function pageText(page: PageImpact, { site }: Report, colour: boolean): string {
  const writing = terminalWriting(colour);
  const head = `${KINDS[page.kind]}${page.title}  ${page.path}  in ${describeVariants(page.variants, site)}`;
  const lines = placesByVariants(page).flatMap(({ variants, places }) => [
    ...(variants === undefined ? [] : [`  In ${describeVariants(variants, site)}:`]),
    ...placeLines(places, writing),
  ]);
  return [shown(head), ...pageNotes(page, site).map((note) => `    ${shown(note)}`), ...lines].join('\n');
}
