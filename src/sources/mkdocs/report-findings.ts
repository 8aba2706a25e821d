import { basename, join } from 'node:path';
import type { Finding } from '../../engine/finding.ts';
import { slugOf } from '../../engine/library/folder/page-name.ts';
import type { Place } from '../../engine/place.ts';
import { nodeAt, textOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';
import { pagesOf, reportOf } from './report.ts';
import type { ReportLine } from './report-line.ts';

/** Names that a warning lists. */
const MOST_NAMES = 8;

/** The setting of a line of the report, with where it stands. */
function placed({ what, place, suggestion }: ReportLine, { file }: Place): string {
  const at = place.file === file ? `line ${place.line}` : `${basename(place.file)}:${place.line}`;
  return `"${what}" (${at}${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`})`;
}

/**
 * What every build says of a configuration: each setting that pages depend on and nothing here reads, and how many others there are.
 *
 * @param nameOf what messages call a file, by its absolute path
 */
export function reportFindings(project: MkDocsProject, nameOf: (file: string) => string): Finding[] {
  const lines = reportOf(project).filter(({ state }) => state === 'unread');
  const counts = pagesOf(project, lines);
  const warning = (message: string, place: Place): Finding => ({
    severity: 'warning',
    rule: 'unread-setting',
    message,
    hint: '"variorum import mkdocs" tells of all that is read, and what is not.',
    place: { ...place, file: nameOf(place.file) },
  });
  const { pageSuffix: suffix } = project;
  const needed = lines.filter((line) => (counts.get(line) ?? 0) > 0);
  const alone = lines.filter(({ isAlone }) => isAlone);
  const others = lines.filter(({ pages, isAlone }) => !pages && !isAlone);
  const names = others.slice(0, MOST_NAMES).map((line) => placed(line, others[0]!.place));
  if (others.length > MOST_NAMES) names.push(`${others.length - MOST_NAMES} more`);
  const docs = nodeAt(project.config, 'docs_dir');
  const isEmpty = project.pages.length === 0 && project.shadowed.size === 0;
  return [
    ...(isEmpty
      ? [
          {
            ...warning(
              `docs_dir: there is no page in "${textOf(docs) ?? 'docs'}": the site is empty.`,
              docs?.place ?? { file: project.file, line: 1 },
            ),
            rule: 'empty-site',
            hint: 'Add a file such as index.md to it, or name the folder in which the pages are.',
          },
        ]
      : []),
    ...[...project.shadowed].map(
      ([path, page]): Finding => ({
        severity: 'warning',
        rule: 'unpublished-page',
        message: `This file is no page, since "${page}" has its address${slugOf(path, suffix) === slugOf(page, suffix) ? '' : ', but for capitals'}.`,
        hint: 'Give it another name if readers are to see it, or delete it.',
        place: { file: nameOf(join(project.docsDir, path)), line: 1 },
      }),
    ),
    ...[...project.outdone].map(
      ([path, page]): Finding => ({
        severity: 'warning',
        rule: 'unpublished-page',
        message: `This file is no page, since "${page}" of the default language has its address.`,
        hint: 'Give it another name if readers are to see it, or delete it.',
        place: { file: nameOf(join(project.contentDir, path)), line: 1 },
      }),
    ),
    ...[...project.redirected].map(
      ([path, page]): Finding => ({
        severity: 'warning',
        rule: 'unpublished-page',
        message: `This file is no page, since redirect_maps leads readers from its address on to "${page}".`,
        hint: 'Delete it, or take the redirect away if readers are to see it.',
        place: { file: nameOf(join(project.docsDir, path)), line: 1 },
      }),
    ),
    ...project.unaddressable.map(
      (path): Finding => ({
        severity: 'warning',
        rule: 'unpublished-page',
        message: 'This file is no page, since its name holds a sign that means something else in an address.',
        hint: 'Rename its file or folder: no "#", "?", "%" and backslash.',
        place: { file: nameOf(join(project.docsDir, path)), line: 1 },
      }),
    ),
    ...needed.map((line) =>
      warning(
        `"${line.what}" is not read: ${line.note}. ${counts.get(line) === 1 ? '1 page depends' : `${counts.get(line)!.toLocaleString('en')} pages depend`} on it.`,
        line.place,
      ),
    ),
    ...alone.map(({ what, note, place, hint }) => ({
      ...warning(`"${what}" is not read: ${note}.`, place),
      ...(hint === undefined ? {} : { hint }),
    })),
    ...(others.length > 0
      ? [warning(`What this project says besides is not read: ${names.join(', ')}.`, others[0]!.place)]
      : []),
  ];
}
