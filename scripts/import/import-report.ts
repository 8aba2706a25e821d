import { count } from '../../src/site/report/print-findings.ts';
import { shown } from '../../src/site/report/shown.ts';
import type { ReadSite } from '../../src/sources/mkdocs/read-site.ts';
import { pagesOf, reportOf } from '../../src/sources/mkdocs/report.ts';
import type { ReportLine } from '../../src/sources/mkdocs/report-line.ts';

/** Lines of each part: the report is to be read in one screen. */
const MOST = 12;
/** Characters of a line. */
const WIDTH = 100;

/** How the report calls things. */
export interface ReportNames {
  /** the file that was written; undefined when none was */
  written: string | undefined;
  name(file: string): string;
}

/** What was read of projects of MkDocs, what was not, and how many pages depend on it. */
export function importReport({ entry, site, projects }: ReadSite, { written, name }: ReportNames): string {
  const lines = projects.flatMap((project) => {
    const own = reportOf(project);
    const counts = pagesOf(project, own);
    return own.map((line) => ({ line, pages: counts.get(line) }));
  });
  const of = (state: ReportLine['state']) => lines.filter(({ line }) => line.state === state);
  const pages = projects.reduce((sum, project) => sum + project.pages.length, 0);
  const read = [...new Set(of('read').map(({ line }) => line.what.replace(/^.*: /, '')))];
  const redirects = Object.keys(entry.redirects ?? {}).length;
  const facts = [
    `${count(pages, 'page')} in ${count(site.variants.length, 'variant')}: ${site.variants.map(({ id }) => id).join(', ')}`,
    `${count(entriesIn(entry.nav ?? []), 'entry').replace('entrys', 'entries')} in the navigation`,
    ...(redirects > 0 ? [count(redirects, 'redirect')] : []),
    entry.templates && entry.template_signs
      ? `tags in pages begin with ${Object.values(entry.template_signs)
          .map((pair) => pair?.[0])
          .join(', ')}`
      : `braces in pages are ${entry.templates ? 'tags of templates' : 'text'}`,
  ];
  return [
    `Read ${projects.map(({ file }) => shown(name(file))).join(', ')}`,
    ...facts.map((fact) => `  ${fact}`),
    ...(read.length > 0 ? ['', `Works here as well: ${list(read)}`] : []),
    ...part('In part', of('partly'), name),
    ...part('Not read', of('unread'), name),
    '',
    written === undefined
      ? 'Nothing was written.'
      : `Written to ${shown(written)}, with comments on what has no counterpart. It is read in the place of mkdocs.yml from now on.`,
  ].join('\n');
}

function part(
  title: string,
  lines: readonly { line: ReportLine; pages: number | undefined }[],
  name: (file: string) => string,
): string[] {
  if (lines.length === 0) return [];
  const sorted = lines.toSorted((a, b) => (b.pages ?? 0.5) - (a.pages ?? 0.5));
  return [
    '',
    `${title}:`,
    ...sorted.slice(0, MOST).map(({ line, pages }) => {
      const concerned = pages === undefined ? '' : ` (${count(pages, 'page')})`;
      return `  ${shown(name(line.place.file))}:${line.place.line} ${shown(line.what)}: ${line.note}${concerned}`;
    }),
    ...(sorted.length > MOST
      ? [`  … and ${sorted.length - MOST} more, all of them in the comments of site.yml`]
      : []),
  ];
}

function list(names: readonly string[]): string {
  const text = names.join(', ');
  return text.length <= 2 * WIDTH ? text : `${text.slice(0, text.lastIndexOf(',', 2 * WIDTH))} …`;
}

function entriesIn(nav: readonly unknown[]): number {
  return nav.reduce<number>((sum, entry) => {
    const children = typeof entry === 'object' && entry !== null && 'children' in entry ? entry.children : [];
    return sum + 1 + (Array.isArray(children) ? entriesIn(children) : 0);
  }, 0);
}
