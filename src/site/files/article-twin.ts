/**
 * The Markdown of an article that components took part in. What makes it is loaded when the first one comes: most sites have
 * few, and many none.
 */
export async function articleTwin(html: string): Promise<string> {
  const { articleMarkdown } = await import('./article-markdown.ts');
  return articleMarkdown(html);
}
