/** HTML without the numbers of passages, and without the elements and comments that only hold such a number: they depend on what other variants have. */
export function withoutPassages(html: string): string {
  /** whether each element that is open is one of ours */
  const open: boolean[] = [];
  return html.replace(/<span\b[^<>]*>|<\/span>|<!--\/?passage:\d{1,9}-->| data-passage="\d{1,9}"/g, (tag) => {
    if (tag === '</span>') return open.pop() ? '' : tag;
    if (!tag.startsWith('<span')) return '';
    const isOurs = /^<span data-passage="\d+">$/.test(tag);
    open.push(isOurs);
    return isOurs ? '' : tag;
  });
}
