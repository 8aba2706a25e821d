import type { StateCore, Token } from 'markdown-it';
import { parseAttributes } from './attribute-lists.ts';
import { type BlockRule, indentation } from './block.ts';
import { pageOf } from './page.ts';
import type { CodeBlock } from './types.ts';

const INFO = /^(?:\{([^}]*)\}|\.?([\w#.+-]*))\s*(.*)$/s;
const OPTION = /([a-zA-Z][\w-]*)(?:=(?:"(.*?)"|'(.*?)'|(\S+)))?/g;

/**
 * Fenced code. A fence may interrupt a paragraph, stand deep inside list items and tabs, and carries options:
 * `bash title="…" hl_lines="1 3-4" linenums="1"` or `{.yaml .no-copy title="…"}`.
 */
export const fence: BlockRule = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  const marker = state.src.charCodeAt(start);
  if (marker !== 0x60 && marker !== 0x7e) return false;
  const markerEnd = state.skipChars(start, marker);
  const length = markerEnd - start;
  if (length < 3) return false;
  // Four columns and more are indented code, but not directly below the text of a paragraph.
  if (indentation(state, startLine) >= 4 && (startLine === 0 || state.isEmpty(startLine - 1))) return false;
  const info = state.src.slice(markerEnd, state.eMarks[startLine]);
  if (marker === 0x60 && info.includes('`')) return false;
  if (silent) return true;

  let line = startLine + 1;
  let isClosed = false;
  for (; line < endLine && !isClosed; line++) {
    if (state.isEmpty(line)) continue;
    if (state.sCount[line]! < state.blkIndent) break;
    isClosed = closes(state, line, marker, length, Math.max(state.sCount[startLine]!, state.blkIndent) + 4);
  }
  const end = isClosed ? line - 1 : line;
  state.line = line;
  const token = state.push('fence', 'code', 0);
  token.info = info.trim();
  token.content = state.getLines(startLine + 1, end, state.sCount[startLine]!, false);
  token.map = [startLine, line];
  if (!isClosed) {
    pageOf(state.env).warn(
      'unclosed-fence',
      `The code block that begins with ${JSON.stringify(lineStart(state.src, start))} is not closed.`,
      startLine,
      'End it with a line of as many backticks, indented like the first.',
    );
  }
  return true;
};

function closes(
  state: Parameters<BlockRule>[0],
  line: number,
  marker: number,
  length: number,
  maxIndent: number,
): boolean {
  const start = state.bMarks[line]! + state.tShift[line]!;
  if (state.src.charCodeAt(start) !== marker || state.sCount[line]! >= maxIndent) return false;
  const end = state.skipChars(start, marker);
  return end - start >= length && state.skipSpaces(end) >= state.eMarks[line]!;
}

function lineStart(source: string, position: number): string {
  return source.slice(position, position + 40).split('\n', 1)[0]!;
}

/** What a fence says about its code, and the classes that it asks for. */
interface Code {
  block: CodeBlock;
  classes: string[];
  id: string | undefined;
}

const codes = new WeakMap<Token, Code & { html: string }>();

/** Finds every code block of the page, in order, and hands out a setter for its highlighted HTML. */
export function codeBlocks(tokens: readonly Token[]): { block: CodeBlock; setHtml(html: string): void }[] {
  const found = [];
  for (const token of tokens) {
    if (token.type !== 'fence' && token.type !== 'code_block') continue;
    const code = readCode(token);
    found.push({ block: code.block, setHtml: (html: string) => void codes.set(token, { ...code, html }) });
  }
  return found;
}

function readCode(token: Token): Code {
  const line = token.map?.[0] ?? 0;
  const code = token.content.replace(/\n+$/, '');
  const options = new Map<string, string>();
  const classes: string[] = [];
  let language = '';
  const [, list, name = '', rest = ''] = INFO.exec(token.info) ?? [];
  if (list === undefined) {
    language = name;
    for (const [, key, double, single, bare] of rest.matchAll(OPTION))
      options.set(key!, double ?? single ?? bare ?? '');
  }
  const attributes = list ?? /\{([^}]*)\}/.exec(rest)?.[1];
  for (const [key, value] of attributes === undefined ? [] : parseAttributes(attributes)) {
    if (key !== 'class') options.set(key, value);
    else if (language === '') language = value;
    else classes.push(value);
  }
  const linenums = options.get('linenums');
  const firstLine = linenums === undefined ? undefined : Number.parseInt(linenums || '1', 10);
  return {
    block: {
      code,
      language: language.toLowerCase(),
      title: options.get('title') || undefined,
      marked: markedLines(options.get('hl_lines') ?? ''),
      firstLine: Number.isNaN(firstLine) ? undefined : firstLine,
      line,
    },
    classes,
    id: options.get('id'),
  };
}

function markedLines(ranges: string): number[] {
  const lines: number[] = [];
  for (const [, from, to] of ranges.matchAll(/(\d+)(?:-(\d+))?/g)) {
    const last = Math.min(Number(to ?? from), Number(from) + 10_000);
    for (let line = Number(from); line <= last; line++) lines.push(line);
  }
  return lines;
}

/** The figure around a block's highlighted code. */
export function renderCode(token: Token, escapeHtml: (text: string) => string): string {
  const code = codes.get(token);
  if (!code) throw new Error('A code block is rendered before it was highlighted.');
  const { block, classes, id, html } = code;
  const attributes = [`class="${escapeHtml(['code', ...classes].join(' '))}"`];
  if (id) attributes.unshift(`id="${escapeHtml(id)}"`);
  if (block.language) attributes.push(`data-language="${escapeHtml(block.language)}"`);
  const caption = block.title === undefined ? '' : `<figcaption>${escapeHtml(block.title)}</figcaption>`;
  return `<figure ${attributes.join(' ')}>${caption}${html}</figure>\n`;
}

/** Warns about marked lines that the block does not have, as happens when a condition removes lines from it (C3). */
export function checkMarkedLines(state: StateCore): void {
  const page = pageOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence' || !token.info.includes('hl_lines')) continue;
    const { block } = readCode(token);
    const count = block.code.split('\n').length;
    const beyond = block.marked.find((line) => line < 1 || line > count);
    if (beyond === undefined) continue;
    page.warn(
      'marked-line-missing',
      `hl_lines names line ${beyond}, but the code block has ${count === 1 ? '1 line' : `${count} lines`}.`,
      block.line,
      'Lines count from 1, after conditions have removed theirs.',
    );
  }
}
