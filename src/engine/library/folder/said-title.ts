import { readTitle } from '../../markdown/read-title.ts';
import { writtenTitle } from '../../markdown/written-title.ts';
import { splitForeignFrontmatter } from './foreign-frontmatter.ts';

/** What is made of a title here says nothing about how quotation marks are set, nor which blocks a project has. */
const PLAIN = {};

/** The title that the text of a page of an MkDocs project has, in its frontmatter or as its first heading; undefined when it has none. */
export function saidTitle(text: string, path: string): string | undefined {
  const { frontmatter, body } = splitForeignFrontmatter(text, path, { hasTemplates: false });
  const said = frontmatter.title === undefined ? '' : writtenTitle(frontmatter.title, true);
  return said || readTitle(body, 'md', PLAIN)?.text || undefined;
}
