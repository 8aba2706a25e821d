const HYPHENS = /^---[ \t]*$/;
/** A line of a frontmatter: a key, a comment, an item of a list, or what is indented below one. */
const LINE = /^(?:[ \t#-]|\w[\w-]*:)/;

/** Whether a text begins with keys between two lines of hyphens. */
export function beginsWithKeys(text: string): boolean {
  return endOfKeys(text) !== undefined;
}

/**
 * Where the keys end with which a text begins, between two lines of hyphens; undefined where it begins with none. It is read line by line: one pattern for all of it, to
 * which a line such as `--option: text` can be two things, would take twice the time with every such line.
 */
export function endOfKeys(text: string): number | undefined {
  let line = 0;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(start, end);
    const isHyphens = HYPHENS.test(content);
    if (line > 1 && isHyphens) return Math.min(text.length, end + 1);
    if (line === 0 ? !isHyphens : !LINE.test(content)) return undefined;
    start = end + 1;
  }
  return undefined;
}
