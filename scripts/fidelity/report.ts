import { AS_COMMON_MARK, TEXT_AS_COMMON_MARK } from './common-mark.ts';
import type { PageDifference, Report } from './pages.ts';
import { PROJECT_REASONS } from './project-reasons.ts';
import type { TextReport } from './texts.ts';

/** A report as text for the terminal. */
export function formatReport(report: Report): string {
  const unexplained = report.differences.filter(({ known }) => !known);
  const explained = report.differences.length - unexplained.length;
  const lines = [
    `HTML: ${report.pages} pages compared, ${report.equal} equal (${percent(report)}), ${explained} differ as listed, ` +
      `${unexplained.length} differ otherwise.`,
    ...withCommonMark(report),
  ];
  for (const { page, path, expected, found } of unexplained) {
    lines.push('', page, `  at ${path || 'the top level'}`, '  expected:', expected, '  found:', found);
  }
  for (const { pages } of report.obsolete) {
    lines.push('', `No longer a difference, remove it from known-differences.ts: ${pages.join(', ')}`);
  }
  return lines.join('\n');
}

/** A report on texts, for the terminal. */
export function formatTextReport(report: TextReport): string {
  const unexplained = report.differences.filter(({ known }) => !known);
  const explained = report.differences.length - unexplained.length;
  const lines = [
    `Text: ${report.pages} pages compared, ${report.equal} equal (${percent(report)}), ${explained} differ as listed, ` +
      `${unexplained.length} differ otherwise.`,
  ];
  for (const { page, line, expected, found } of unexplained) {
    lines.push('', `${page}:${line}`, `  expected: ${expected}`, `  found:    ${found}`);
  }
  for (const { pages } of report.obsolete)
    lines.push('', `No longer a difference, remove it from texts.ts: ${pages.join(', ')}`);
  return lines.join('\n');
}

/** A report on texts as the section of docs/fidelity.md. */
export function textReportMarkdown(report: TextReport): string {
  const lines = [
    '## Text',
    '',
    `${report.equal} of ${report.pages} texts are equal to the reference (${percent(report)}), to the letter.`,
  ];
  for (const { page, known } of report.differences)
    lines.push('', `- \`${page}\`: ${known?.reason ?? 'Not explained.'}`);
  return `${lines.join('\n')}\n`;
}

/** How many are equal where lists are read as CommonMark reads them. */
function withCommonMark({ pages, equal, differences }: Report): string[] {
  const regrouped = differences.filter(({ known }) => known?.listsAsCommonMark).length;
  if (regrouped === 0) return [];
  const faithful = equal + regrouped;
  return [
    `${regrouped} others differ in nothing but the list items that text belongs to, and there a parser that follows CommonMark ` +
      `(Sätteri, which shares nothing with ours) puts it where it stands here; both are checked. Equal to the reference or, in ` +
      `lists, to CommonMark: ${faithful} of ${pages} (${percent({ equal: faithful, pages })}).`,
  ];
}

/** A report as the HTML section of docs/fidelity.md. */
export function reportMarkdown(report: Report): string {
  const groups = new Map<string, PageDifference[]>();
  for (const difference of report.differences) {
    const reason = difference.known?.reason ?? 'Not explained.';
    groups.set(reason, [...(groups.get(reason) ?? []), difference]);
  }
  const lines = [
    '## HTML',
    '',
    `${report.equal} of ${report.pages} pages are equal to the reference (${percent(report)}) in structure and text.`,
    ...withCommonMark(report),
  ];
  for (const [reason, differences] of groups) {
    lines.push('', `### ${differences.length} pages`, '', reason, '');
    for (const { page } of differences) lines.push(`- \`${page}\``);
  }
  return `${lines.join('\n')}\n`;
}

function percent({ equal, pages }: Pick<Report, 'equal' | 'pages'>): string {
  return `${((100 * equal) / Math.max(1, pages)).toFixed(1)} %`;
}

/** Why blocks of MkDocs projects may differ, as the section of docs/fidelity.md. */
export function projectReasonsMarkdown(): string {
  return [
    '## Projects of MkDocs',
    '',
    'With `--mkdocs`, the command compares the pages of a project, block by block, with what Python-Markdown and the extensions of that project print: `npm run fidelity -- --mkdocs DIR`. Figures of projects are in [projects of MkDocs](fidelity-projects.md). Differences that are wanted, each recognised by what both sides print:',
    '',
    ...PROJECT_REASONS.map(({ reason }) => `- ${reason}`),
    `- ${AS_COMMON_MARK}`,
    `- ${TEXT_AS_COMMON_MARK}`,
    '',
    'Blocks that differ in nothing but the list items that they belong to are counted by themselves. All others are printed as differences without a reason.',
    '',
  ].join('\n');
}
