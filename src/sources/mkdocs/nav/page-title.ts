import { join } from 'node:path';
import { splitForeignFrontmatter } from '../../../engine/library/folder/foreign-frontmatter.ts';
import { readTextFile } from '../../../engine/library/folder/text-file.ts';
import { readTitle } from '../../../engine/markdown/read-title.ts';
import { writtenTitle } from '../../../engine/markdown/written-title.ts';
import { titleOfFolder } from './title-of-folder.ts';

/** Only the order of pages comes of it, in which it makes no difference how quotation marks are set. */
const PLAIN = {};

/** What a page is called where its folder is ordered by titles: as its frontmatter says, or its first heading, or its name. */
export function pageTitle(docsDir: string, page: string): string {
  const reading = readTextFile(join(docsDir, page), page);
  if (!('text' in reading)) return titleOfFolder(page.replace(/\.md$/, ''));
  const { frontmatter, body } = splitForeignFrontmatter(reading.text, page, { hasTemplates: false });
  const said = frontmatter.title === undefined ? '' : writtenTitle(frontmatter.title, true);
  return said || readTitle(body, 'md', PLAIN)?.text || titleOfFolder(page.replace(/\.md$/, ''));
}
