/** The module of an MDX page (`markdown/mdx/mdx.ts`) with its HTML as it is, not in the strings that hold it. */
export function readableModule(module: string): string {
  return module
    .replaceAll('{" "}', ' ')
    .replace(/<Fragment set:html=\{("(?:[^"\\]|\\.)*")\} \/>/g, (_, html: string) => JSON.parse(html));
}
