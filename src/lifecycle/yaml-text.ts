import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Where a value is in YAML: keys and indexes. */
export type YamlPath = readonly (string | number)[];

/** The text without the value at a path; what holds nothing then goes with it. Comments, style and order of all else stay. */
export function withoutValue(text: string, path: YamlPath): string {
  const parent = nodeAt(text, path.slice(0, -1));
  const item = itemAt(parent, path.at(-1)!);
  if (!isCollection(parent) || !item) return text;
  if (parent.items.length === 1 && path.length > 1) return withoutValue(text, path.slice(0, -1));
  const index = parent.items.indexOf(item as never);
  const { start, end } = extentOf(item);
  if (parent.flow) {
    const next = parent.items[index + 1];
    if (next) return text.slice(0, start) + text.slice(extentOf(next).start);
    const previous = parent.items[index - 1];
    return text.slice(0, previous ? extentOf(previous).end : start) + text.slice(end);
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = parent.items[index + 1];
  // The first key of an entry of a list has the hyphen in its line.
  if (isMap(parent) && next && /\S/.test(text.slice(lineStart, start)))
    return text.slice(0, start) + text.slice(extentOf(next).start);
  const trimmed = start + text.slice(start, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', trimmed);
  const above = text.slice(0, lineStart);
  const below = lineEnd < 0 ? '' : text.slice(lineEnd + 1);
  // A blank line that held it apart from the next one holds nothing apart any more.
  const isFirst = index === 0 && next !== undefined;
  return above + (isFirst || above.endsWith('\n\n') ? below.replace(/^[ \t]*\n/, '') : below);
}

/** The text with another text for the one at a path, in the same quotation marks; they are added where YAML would read something else. */
export function withText(text: string, path: YamlPath, value: string): string {
  const node = nodeAt(text, path);
  if (!isScalar(node) || !node.range) return text;
  const [start, valueEnd] = node.range;
  // A text of several lines has the end of its last one.
  const end = start + text.slice(start, valueEnd).trimEnd().length;
  const withSource = (source: string) => text.slice(0, start) + source + text.slice(end);
  const mark = text[start];
  if (mark === '"' || mark === "'") return withSource(quoted(value, mark));
  const plain = withSource(value);
  return valueAt(plain, path) === value ? plain : withSource(quoted(value));
}

/** The text with a text at the end of the list at a path; a list of one key is made where there is none. */
export function withItem(text: string, path: YamlPath, value: string): string {
  const list = nodeAt(text, path);
  if (!isSeq(list) || list.items.length === 0) {
    const end = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    const plain = list === undefined ? end : withoutValue(end, path);
    return `${plain}${path.at(-1)}: [${quoted(value)}]\n`;
  }
  const last = list.items.at(-1) as Node;
  const { start, end } = extentOf(last);
  const mark = isScalar(last) ? text[start] : undefined;
  if (list.flow) return `${text.slice(0, end)}, ${quoted(value, mark)}${text.slice(end)}`;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${text.slice(lineStart, start)}${quoted(value, mark)}${text.slice(at)}`;
}

/** The text with texts at the end of the list at a path; several make a list with an entry a line where there is none. */
export function withItems(text: string, path: YamlPath, values: readonly string[]): string {
  const [first, ...others] = values;
  if (first === undefined) return text;
  const list = nodeAt(text, path);
  if (others.length === 0 || (isSeq(list) && list.items.length > 0))
    return values.reduce((now, value) => withItem(now, path, value), text);
  const entries = values.map((value) => `  - ${quoted(value)}\n`).join('');
  const end = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${list === undefined ? end : withoutValue(end, path)}${path.at(-1)}:\n${entries}`;
}

/**
 * The text with a copy of the list entry at a path before it, with something else for a text in it. Comments stay with the entry that
 * they were written for.
 */
export function withCopyBefore(text: string, path: YamlPath, change: (entry: string) => string): string {
  const list = nodeAt(text, path.slice(0, -1));
  const item = itemAt(list, path.at(-1)!);
  if (!isSeq(list) || !item) return text;
  const { start, end } = extentOf(item);
  const trimmed = start + text.slice(start, end).trimEnd().length;
  const entry = change(withoutComments(text.slice(start, trimmed)));
  if (list.flow) return `${text.slice(0, start)}${entry}, ${text.slice(start)}`;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  let above = lineStart;
  for (;;) {
    const from = text.lastIndexOf('\n', above - 2) + 1;
    if (from >= above || !text.slice(from, above).trimStart().startsWith('#')) break;
    above = from;
  }
  return `${text.slice(0, above)}${text.slice(lineStart, start)}${entry}\n${text.slice(above)}`;
}

/** YAML without its comments, and without the lines that hold nothing else. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && !isScalar) {
      if (kept.at(-1)?.trim() === '' && kept.at(-1) !== '\n') kept.pop();
      // The line was the comment's alone.
      if (kept.at(-1) === '\n') kept.pop();
    } else if (!MARKS.has(token)) kept.push(token);
    isScalar = token === SCALAR;
  }
  return kept.join('');
}

/** What the lexer puts before a scalar, and between its tokens besides. */
const SCALAR = '\u001F';
const MARKS = new Set(['\uFEFF', '\u0002', '\u0018', SCALAR]);

/** The text with another key behind the one at a path. */
export function withKey(
  text: string,
  path: YamlPath,
  key: string,
  value: string | readonly string[],
): string {
  const parent = nodeAt(text, path.slice(0, -1));
  const item = itemAt(parent, path.at(-1)!);
  if (!isMap(parent) || !item) return text;
  const written =
    typeof value === 'string' ? quoted(value) : `[${value.map((each) => quoted(each)).join(', ')}]`;
  const { start, end } = extentOf(item);
  const trimmed = start + text.slice(start, end).trimEnd().length;
  if (parent.flow) return `${text.slice(0, trimmed)}, ${key}: ${written}${text.slice(trimmed)}`;
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1);
  const lineEnd = text.indexOf('\n', trimmed);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${indent}${key}: ${written}${text.slice(at)}`;
}

/** The text with other texts for some of its values. */
export function withTexts(text: string, change: (value: string) => string): string {
  const edits: { start: number; end: number; written: string }[] = [];
  visit(parseDocument(text), {
    Scalar(key, { value, range }) {
      if (key === 'key' || typeof value !== 'string' || !range) return;
      const changed = change(value);
      if (changed !== value)
        edits.push({ start: range[0], end: range[1], written: quoted(changed, text[range[0]]) });
    },
  });
  return edits.reduceRight(
    (result, { start, end, written }) => result.slice(0, start) + written + result.slice(end),
    text,
  );
}

/** The value at a path as YAML reads it. */
export function valueAt(text: string, path: YamlPath): unknown {
  const node = nodeAt(text, path);
  return isScalar(node) ? node.value : node?.toJSON();
}

/** The quotation mark of the text at a path, if it has one. */
export function markAt(text: string, path: YamlPath): string | undefined {
  const node = nodeAt(text, path);
  const sign = isScalar(node) && node.range ? text[node.range[0]] : undefined;
  return sign === '"' || sign === "'" ? sign : undefined;
}

/** A text as YAML reads it as one, in these quotation marks if they are some. */
export function quoted(value: string, mark = ''): string {
  if (mark === "'") return `'${value.replaceAll("'", "''")}'`;
  if (mark === '"') return JSON.stringify(value);
  const isPlain = /^[\w/][\w./ -]*$/.test(value) && !value.endsWith(' ') && !/^[\d.]+$/.test(value);
  return isPlain && parseDocument(value).toJS() === value ? value : JSON.stringify(value);
}

function nodeAt(text: string, path: YamlPath): Node | undefined {
  const document = parseDocument(text);
  if (path.length === 0) return document.contents ?? undefined;
  return document.getIn(path, true) as Node | undefined;
}

function itemAt(parent: Node | undefined, key: string | number): Node | Pair | undefined {
  if (isMap(parent))
    return (parent as YAMLMap).items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  return isSeq(parent) ? ((parent as YAMLSeq).items[Number(key)] as Node | undefined) : undefined;
}

function extentOf(item: unknown): { start: number; end: number } {
  if (isPair(item)) {
    const key = item.key as Node;
    const value = item.value as Node | null;
    return { start: key.range![0], end: Math.max(key.range![1], value?.range?.[1] ?? 0) };
  }
  const { range } = item as Node;
  return { start: range![0], end: range![1] };
}
