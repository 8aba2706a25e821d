import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_PACKAGES } from '../../engine/library/folder/icon-files.ts';
import { packageFolder } from '../../engine/library/folder/package-folder.ts';
import { PROJECT } from '../places.ts';
import type { OutputFile } from './output-file.ts';

/** The page that names all work of others in Variorum; it lies in the repository, and in the package. */
export const NOTICES = 'THIRD-PARTY-NOTICES.md';

/** What of a package a site shows that its project has added. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ...ICON_PACKAGES.map((name) => [name, 'Its icons stand in pages, as drawings alone.'] as const),
  ['mermaid', 'Pages with a diagram load it.'],
]);

/**
 * The work of others that a site holds, with the texts of its licences, which ask to go where it goes: that of Variorum itself, and that of
 * packages that the project has added. No page leads there.
 *
 * @param root absolute path of the content folder
 */
export function noticeFile(root: string): OutputFile {
  return {
    url: '/_site/notices.txt',
    what: 'the notices of third parties',
    get text() {
      const own = readFileSync(join(PROJECT, NOTICES), 'utf8').trimEnd();
      const added = [...SHOWN].flatMap(([name, shown]) => {
        const folder = packageFolder(root, name);
        return folder === undefined ? [] : [sectionOf(folder, shown)];
      });
      return `${[own, ...(added.length > 0 ? ['## Added by this site'] : []), ...added].join('\n\n')}\n`;
    },
  };
}

/** A package with the text of its licence, or what it says of it where it brings no text along. */
function sectionOf(folder: string, shown: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  const heading = `### ${name} ${version}${license === undefined ? '' : ` (${license})`}`;
  return [heading, shown, ...(text === '' ? [] : [`~~~text\n${text.replaceAll('\r\n', '\n')}\n~~~`])].join(
    '\n\n',
  );
}
