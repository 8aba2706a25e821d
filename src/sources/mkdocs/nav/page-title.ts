import { join } from 'node:path';
import { readTextFile } from '../../../engine/library/folder/text-file.ts';
import { titleOfFolder } from './title-of-folder.ts';

const HEAD = /^---[ \t]*\n([\s\S]*?)\n---/;
const SAID = /^title:(.{1,300})$/m;
const HEADING = /^#[ \t](.{1,500})$/m;

/** What a page is called where its folder is ordered by titles: as its frontmatter says, or its first heading, or its name. */
export function pageTitle(docsDir: string, page: string): string {
  const reading = readTextFile(join(docsDir, page), page);
  const text = 'text' in reading ? reading.text : '';
  const said = unquoted(SAID.exec(HEAD.exec(text)?.[1] ?? '')?.[1]?.trim() ?? '');
  return said || HEADING.exec(text)?.[1]?.trim() || titleOfFolder(page.replace(/\.md$/, ''));
}

function unquoted(text: string): string {
  const quote = text[0];
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote)
    ? text.slice(1, -1)
    : text;
}
