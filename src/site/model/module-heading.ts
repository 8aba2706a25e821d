const CHUNK = /<Fragment set:html=\{("(?:[^"\\]|\\.)*")\} \/>/;
const HEADING = /^\s*<h1[^>]*>[\s\S]*?<\/h1>/;

/** Takes the level-1 heading off the first piece of HTML in a page of MDX format; without one, the module is as it was. */
export function splitModuleHeading(module: string): { heading: string | undefined; module: string } {
  const chunk = CHUNK.exec(module);
  const html = chunk ? (JSON.parse(chunk[1]!) as string) : '';
  const heading = HEADING.exec(html)?.[0];
  if (!chunk || heading === undefined) return { heading: undefined, module };
  const rest = `<Fragment set:html={${JSON.stringify(html.slice(heading.length))}} />`;
  // A function, because "$" in a text must not mean anything.
  return { heading, module: module.replace(CHUNK, () => rest) };
}
