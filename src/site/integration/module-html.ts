/** The HTML inside a page in MDX format: its text without the components between. */
export function moduleHtml(module: string): string {
  const chunks = module.matchAll(/set:html=\{("(?:[^"\\]|\\.)*")\}/g);
  return Array.from(chunks, ([, chunk]) => JSON.parse(chunk!) as string).join('\n');
}
