import { relative, sep } from 'node:path';
import { Document } from 'yaml';
import type { ReadSite, SiteEntry } from './read-site.ts';
import { pagesOf, reportOf } from './report.ts';

/** Characters of a line of a comment. */
const WIDTH = 110;

/**
 * The `site.yml` that says what projects of MkDocs said, with comments on all that has no counterpart.
 *
 * @returns the text of the file, which belongs into the content folder
 */
export function siteYmlOf({ root, entry, projects }: ReadSite): string {
  const document = new Document(withoutDefaults(entry));
  document.commentBefore = [
    ` Written by "variorum import mkdocs" from ${projects.map(({ file }) => pathIn(root, file)).join(', ')}: it is yours from now on.`,
    ' Keys are explained in the manual, under "The file site.yml".',
  ].join('\n');
  const remarks = projects.flatMap((project) => {
    const lines = reportOf(project).filter(({ state }) => state !== 'read');
    const counts = pagesOf(project, lines);
    return lines.map((line) => {
      const pages = counts.get(line);
      const concerned = pages === undefined ? '' : ` Pages: ${pages}.`;
      return `${pathIn(root, line.place.file)}:${line.place.line} ${line.what}: ${line.note}.${concerned}`;
    });
  });
  if (remarks.length > 0)
    document.comment = [
      ' What has no counterpart here, or only in part:',
      '',
      ...remarks.flatMap(wrapped),
    ].join('\n');
  return document.toString({ lineWidth: WIDTH });
}

function pathIn(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}

/** What goes without saying need not be written. */
function withoutDefaults(entry: SiteEntry): SiteEntry {
  const isNothing = (value: unknown) =>
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([key, value]) => !isNothing(value) && !(key === 'templates' && value === true),
    ),
  ) as SiteEntry;
}

/** A remark as lines of a comment. */
function wrapped(remark: string): string[] {
  const lines: string[] = [' -'];
  for (const word of remark.split(/\s+/)) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length > WIDTH && lines.at(-1)!.trim() !== '-') lines.push(`   ${word}`);
    else lines[lines.length - 1] = line;
  }
  return lines;
}
