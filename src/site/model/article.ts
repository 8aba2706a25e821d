import type { RenderedDocument } from '../../engine/library/types.ts';
import { escapeHtml } from './html.ts';
import { splitModuleHeading } from './module-heading.ts';

/** An article in two parts, so that the lead can stand between them. */
export interface Article {
  /** the level-1 heading; undefined when it stands inside the body */
  heading: string | undefined;
  body: string;
}

/** What an article is parted by. */
type Parted = Pick<RenderedDocument, 'html' | 'module' | 'hasHeading' | 'title'>;

/** Takes the level-1 heading off the beginning of an article; one without any gets its title as the heading. */
export function splitHeading({ html, module, hasHeading, title }: Parted): Article {
  if (!hasHeading) return { heading: `<h1>${escapeHtml(title)}</h1>`, body: html };
  if (module !== undefined) return { heading: splitModuleHeading(module).heading, body: html };
  const match = /^\s*<h1[^>]*>[\s\S]*?<\/h1>/.exec(html);
  return match
    ? { heading: match[0], body: html.slice(match[0].length) }
    : { heading: undefined, body: html };
}

/**
 * The HTML of an article as its page shows it, its heading first.
 *
 * @param content what the components of a page in MDX format print, without the heading
 */
export function wholeArticle(rendered: RenderedDocument, content?: string): string {
  const { heading = '', body } = splitHeading(rendered);
  return heading + (content ?? body);
}
