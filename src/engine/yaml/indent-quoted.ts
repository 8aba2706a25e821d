/** A key or a hyphen, and behind it a quote that opens a value. */
const OPENING = /^([ ]*)(?:- +)*(?:[^\s'"#-][^'"#]*: +)?(["'])/;

/**
 * A text of YAML whose quoted values in several lines are indented as YAML wants them: Python reads those that stand further left as
 * well. Lines stay where they are, and blanks at the beginning of such a line mean nothing.
 */
export function indentQuoted(text: string): string {
  let indent: string | undefined;
  let quote = '';
  const lines = text.split('\n').map((line) => {
    if (indent !== undefined) {
      const written = indent + line.trimStart();
      if (closes(line, quote)) indent = undefined;
      return written;
    }
    const opening = OPENING.exec(line);
    if (opening && !closes(line.slice(opening[0].length), opening[2]!)) {
      quote = opening[2]!;
      indent = `${opening[1]}    `;
    }
    return line;
  });
  return lines.join('\n');
}

/** Whether a quote ends in a line. */
function closes(line: string, quote: string): boolean {
  const bare = quote === '"' ? line.replace(/\\./g, '') : line.replaceAll("''", '');
  return bare.includes(quote);
}
