const HYPHENS = /^---[ \t]*$/;
/** A line of a frontmatter: a key, a comment, an item of a list, or what is indented below one. */
const LINE = /^(?:[ \t#-]|\w[\w-]*:)/;

/**
 * Whether a text begins with keys between two lines of hyphens. It is read line by line: one pattern for all of it, to
 * which a line such as `--option: text` can be two things, would take twice the time with every such line.
 */
export function beginsWithKeys(text: string): boolean {
  let line = 0;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(start, end);
    const isHyphens = HYPHENS.test(content);
    if (line > 1 && isHyphens) return true;
    if (line === 0 ? !isHyphens : !LINE.test(content)) return false;
    start = end + 1;
  }
  return false;
}
