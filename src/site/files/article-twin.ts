/**
 * The Markdown of an article that components took part in. What makes it is loaded when the first one comes: most sites have
 * few, and many none.
 *
 * @param place address of the page
 */
export async function articleTwin(html: string, place: string): Promise<string> {
  const { articleMarkdown } = await import('./article-markdown.ts');
  return articleMarkdown(html, place);
}
