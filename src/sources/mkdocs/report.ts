import { join } from 'node:path';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import type { Place } from '../../engine/place.ts';
import { closest } from '../../engine/suggest.ts';
import type { ConfigNode } from './config-node.ts';
import { ofExtension, ofPlugin, PLUGINS } from './counterparts.ts';
import { unreadOptions } from './options.ts';
import type { MkDocsProject } from './project.ts';
import type { ReportLine } from './report-line.ts';
import { settingsOf } from './report-settings.ts';

/** Keys that say the same here, or need not be said. */
const SILENT: ReadonlySet<string> = new Set(
  'INHERIT config_file_path copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs extra extra_css extra_javascript extra_templates google_analytics markdown_extensions nav not_in_nav pages plugins remote_branch remote_name repo_name repo_url site_author site_description site_dir site_name site_url theme watch hooks use_directory_urls strict validation'.split(
    ' ',
  ),
);

/** Says of all that a project's configuration holds what becomes of it: what it uses most first. */
export function reportOf(project: MkDocsProject): ReportLine[] {
  const { config, plugins, extensions } = project;
  return [
    ...settingsOf(project),
    ...plugins.map(({ name, place }): ReportLine => {
      const suggestion = Object.hasOwn(PLUGINS, name) ? undefined : closest(name, Object.keys(PLUGINS));
      return {
        what: `plugins: ${name}`,
        place,
        ...ofPlugin(name),
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    }),
    ...extensions.map(
      ({ name, place }): ReportLine => ({
        what: `markdown_extensions: ${name}`,
        place,
        ...ofExtension(name),
      }),
    ),
    ...[...plugins, ...extensions]
      .flatMap(unreadOptions)
      .map(({ node, ...line }): ReportLine => ({ ...line, place: node.place })),
    ...unknownKeys(config),
  ];
}

/** A name that nothing here reads: perhaps another one was meant. */
function unknownName(name: string, place: Place, known: readonly string[]): ReportLine {
  const suggestion = closest(name, known);
  return {
    state: 'unread',
    what: name,
    place,
    note:
      suggestion === undefined
        ? 'nothing here reads it'
        : `nothing here reads it; perhaps ${suggestion} was meant`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function unknownKeys(config: ConfigNode): ReportLine[] {
  if (config.kind !== 'map') return [];
  return [...config.entries].flatMap(([key, node]): ReportLine[] =>
    SILENT.has(key) ? [] : [unknownName(key, node.place, [...SILENT])],
  );
}

/** Counts the pages of a project that depend on each line of a report, where that shows. */
export function pagesOf(
  { docsDir, pages }: MkDocsProject,
  lines: readonly ReportLine[],
): ReadonlyMap<ReportLine, number> {
  const counts = new Map<ReportLine, number>(lines.flatMap((line) => (line.pages ? [[line, 0]] : [])));
  if (counts.size === 0) return counts;
  for (const page of pages) {
    // A page that cannot be read is told when the site is built.
    const reading = readTextFile(join(docsDir, page), page);
    if (!('text' in reading)) continue;
    for (const [line, count] of counts) if (line.pages!.test(reading.text)) counts.set(line, count + 1);
  }
  return counts;
}
