import MarkdownIt from 'markdown-it';
import { addAll } from '../../../engine/add-all.ts';
import { readTextFile } from '../../../engine/library/folder/text-file.ts';
import type { Place } from '../../../engine/place.ts';
import type { ConfigNode } from '../config-node.ts';

/** Lists and links are all that counts: what else Markdown has stands as it is typed. */
const markdown = new MarkdownIt('commonmark', { html: false });

/** The comment behind which the list stands; without one, it is the last list of the file. */
const MARKER = '<!--nav-->';

type Tokens = ReturnType<typeof markdown.parse>;

/**
 * Reads the navigation that a file lists as links, as the plugin literate-nav does: `[Title](page.md)`, groups of them, and patterns
 * such as `*.md`. Undefined where it has no list.
 *
 * @param file absolute path
 * @returns what `nav` of a configuration would say
 */
export function readLiterateNav(file: string): ConfigNode | undefined {
  const reading = readTextFile(file, file);
  // A file that cannot be read is told where the pages are.
  if (!('text' in reading)) return undefined;
  const lines = reading.text.split('\n');
  const marker = lines.findLastIndex((line) => line.trim() === MARKER);
  const text = lines.slice(marker + 1).join('\n');
  const tokens = markdown.parse(text, {});
  const lists = tokens.flatMap(({ type, level }, index) =>
    level === 0 && isListOpening(type) ? [index] : [],
  );
  const start = marker < 0 ? lists.at(-1) : lists[0];
  if (start === undefined) return undefined;
  const placeOf = (line: number): Place => ({ file, line: marker + 2 + line });
  return listAt(tokens, start, placeOf).node;
}

function isListOpening(type: string): boolean {
  return type === 'bullet_list_open' || type === 'ordered_list_open';
}

/** The list that begins at a token, and the token behind it. */
function listAt(
  tokens: Tokens,
  start: number,
  placeOf: (line: number) => Place,
): { node: ConfigNode; end: number } {
  const place = placeOf(tokens[start]!.map?.[0] ?? 0);
  const items: ConfigNode[] = [];
  let index = start + 1;
  while (tokens[index]!.type === 'list_item_open') {
    const at = placeOf(tokens[index]!.map?.[0] ?? 0);
    const level = tokens[index]!.level;
    let said: Said = {};
    let children: ConfigNode | undefined;
    for (index++; tokens[index]!.level > level; ) {
      const token = tokens[index]!;
      if (isListOpening(token.type)) {
        const below = listAt(tokens, index, placeOf);
        children ??= below.node;
        index = below.end;
        continue;
      }
      if (token.type === 'inline' && said.title === undefined) said = saidBy(token);
      index++;
    }
    addAll(items, entryOf(said, children, at));
    index++;
  }
  return { node: { kind: 'list', items, place }, end: index + 1 };
}

interface Said {
  title?: string;
  target?: string;
}

function saidBy({ content, children }: Tokens[number]): Said {
  const [first, ...others] = children ?? [];
  if (first?.type !== 'link_open') return { title: content.trim() };
  const end = others.findIndex(({ type }) => type === 'link_close');
  const title = others
    .slice(0, end)
    .map((token) => token.content)
    .join('');
  return { title: title.trim(), target: String(first.attrGet('href') ?? '') };
}

/** An item as `nav` would have it. */
function entryOf({ title, target }: Said, children: ConfigNode | undefined, place: Place): ConfigNode[] {
  const text = (value: string): ConfigNode => ({ kind: 'value', value, place });
  const titled = (value: ConfigNode): ConfigNode => ({
    kind: 'map',
    entries: new Map([[title || 'Untitled', value]]),
    place,
  });
  // A star by itself is the sign of a list that has nothing in it.
  if (title === undefined)
    return children?.kind === 'list' && children.items.length === 0
      ? [text('*')]
      : children
        ? [children]
        : [];
  if (children?.kind === 'list') {
    const items = target === undefined ? children.items : [text(target), ...children.items];
    return [titled({ ...children, items })];
  }
  if (target !== undefined) return [titled(text(target))];
  return title === '' ? [] : [text(title)];
}
