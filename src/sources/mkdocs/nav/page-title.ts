import { join } from 'node:path';
import { readTextFile } from '../../../engine/library/folder/text-file.ts';
import { titleOfFolder } from './title-of-folder.ts';

const HEAD = /^---[ \t]*\n([\s\S]*?)\n---/;
const SAID = /^title:[ \t]*(["']?)(\S.*?)\1[ \t]*$/m;
const HEADING = /^#[ \t]+(\S.*?)[ \t#]*$/m;

/** What a page is called where its folder is ordered by titles: as its frontmatter says, or its first heading, or its name. */
export function pageTitle(docsDir: string, page: string): string {
  const reading = readTextFile(join(docsDir, page), page);
  const text = 'text' in reading ? reading.text : '';
  const said = SAID.exec(HEAD.exec(text)?.[1] ?? '')?.[2] ?? HEADING.exec(text)?.[1];
  return said ?? titleOfFolder(page.replace(/\.md$/, ''));
}
