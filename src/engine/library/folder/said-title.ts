import { readTitle } from '../../markdown/read-title.ts';
import { writtenTitle } from '../../markdown/written-title.ts';
import { splitForeignFrontmatter } from './foreign-frontmatter.ts';
import { leadingHeading } from './leading-heading.ts';

/** What is made of a title here says nothing about how quotation marks are set, nor which blocks a project has. */
const PLAIN = {};

/** The title that the text of a page of an MkDocs project has, in its frontmatter or as its first heading; undefined when it has none. */
export function saidTitle(text: string, path: string): string | undefined {
  const { frontmatter, body, begins } = splitForeignFrontmatter(text, path, { hasTemplates: false });
  const said = frontmatter.title === undefined ? '' : writtenTitle(frontmatter.title, true);
  if (said !== '') return said;
  // To read all of a page for its heading takes a thousand times as long.
  const leading = leadingHeading({ page: { format: 'md' }, body, begins })?.text;
  return readTitle(leading ?? body, 'md', PLAIN)?.text || undefined;
}
