/** A quotation mark that begins a text: nothing, a sign of a list or a map, or a space behind one stands before it. */
const BEGINS = /(?:^|[\n:[{,?-])[ \t]*$/;

/**
 * Indents what goes on at the margin of a text between quotation marks. YAML 1.2 wants that, and PyYAML, which reads the frontmatter of
 * MkDocs, does not.
 *
 * @param yaml the text of a map
 * @returns the same with a space before such lines; lines stay lines
 */
export function indentQuotedLines(yaml: string): string {
  let result = '';
  let mark = '';
  for (const { 0: part, index } of yaml.matchAll(/\\[\s\S]|''|["']|\n|[^\\"'\n]+/g)) {
    if (
      mark === '' &&
      (part === '"' || part === "'") &&
      BEGINS.test(yaml.slice(Math.max(0, index - 40), index))
    )
      mark = part;
    else if (part === mark) mark = '';
    result += part;
    const next = yaml[index + 1];
    if (part === '\n' && mark !== '' && next !== undefined && !/\s/.test(next)) result += ' ';
  }
  return result;
}
