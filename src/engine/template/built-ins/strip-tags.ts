/**
 * Takes HTML tags and comments out of a text. Nunjucks' pattern for it looks for the end of every `<a` through the rest
 * of the text, which takes minutes when there is none.
 *
 * @param keepLines whether line breaks stay, though not more than one blank line
 */
export function stripTags(text: string, keepLines: boolean): string {
  const bare = withoutTags(text).trim();
  if (!keepLines) return bare.replace(/\s+/g, ' ');
  const lines = bare.split(/\r?\n/).map((line) => line.trim().replace(/ +/g, ' '));
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  /** ends that do not come any more */
  const missing = new Set<string>();
  let from = 0;
  for (const { index, 0: opening } of text.matchAll(/<(?:\/?[a-z][a-z0-9]*\b|!--)/gi)) {
    const closing = opening === '<!--' ? '-->' : '>';
    if (index < from || missing.has(closing)) continue;
    const end = text.indexOf(closing, index + opening.length);
    if (end < 0) missing.add(closing);
    else {
      parts.push(text.slice(from, index));
      from = end + closing.length;
    }
  }
  return parts.join('') + text.slice(from);
}
