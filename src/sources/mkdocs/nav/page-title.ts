import { join } from 'node:path';
import { saidTitle } from '../../../engine/library/folder/said-title.ts';
import { readTextFile } from '../../../engine/library/folder/text-file.ts';
import { titleOfFolder } from './title-of-folder.ts';

/** What a page is called where its folder is ordered by titles: as its frontmatter says, or its first heading, or its name. */
export function pageTitle(docsDir: string, page: string): string {
  const reading = readTextFile(join(docsDir, page), page);
  const said = 'text' in reading ? saidTitle(reading.text, page) : undefined;
  return said ?? titleOfFolder(page.replace(/\.md$/, ''));
}
