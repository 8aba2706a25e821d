import { readTag } from './html-tags.ts';

const BLOCK =
  /^(?:address|article|aside|blockquote|br|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The text of rendered HTML as a reader sees it, for search: one line for every block (so
 * that headings stay apart from what follows), labels of tabs and alternative texts kept, line numbers left out.
 */
export function plainText(html: string): string {
  let text = '';
  let position = 0;
  let hidden = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', position)) {
    if (hidden === 0) text += decode(html.slice(position, open), text);
    const tag = readTag(html, open);
    if (!tag) {
      const isComment = html.startsWith('<!--', open);
      const end = isComment ? html.indexOf('-->', open) : -1;
      position = end === -1 ? open + 1 : end + 3;
      if (!isComment && hidden === 0) text += '<';
      continue;
    }
    position = tag.end;
    // Elements without text for readers do not nest.
    if (tag.name === 'script' || tag.name === 'style') hidden = tag.kind === 'open' ? 1 : 0;
    if (hidden > 0) continue;
    if (BLOCK.test(tag.name) && text !== '' && !text.endsWith('\n')) text = `${text.trimEnd()}\n`;
    if (tag.kind === 'void' && tag.name === 'img')
      text += decode(/\salt="([^"]*)"/.exec(tag.attributes)?.[1] ?? '', text);
  }
  if (hidden === 0) text += decode(html.slice(position), text);
  return text.trim();
}

function decode(source: string, before: string): string {
  const text = source
    .replace(/[ \t\n\r]+/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (match, decimal, hex, name) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : match;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : match;
    });
  return before === '' || /\s$/.test(before) ? text.trimStart() : text;
}
