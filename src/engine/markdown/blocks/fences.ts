import type { Env, StateBlock, StateCore, Token } from 'markdown-it';
import type { Direction } from '../../language/language.ts';
import { collectorOf } from '../collector.ts';
import { applyAttributes, attributesOf, parseAttributes } from '../inline/attribute-lists.ts';
import { changesOf } from '../inline/code.ts';
import { hasChanges, takeChanges, withChanges } from '../inline/code-changes.ts';
import { languageOf, literalCode } from '../literal-code.ts';
import type { CodeBlock, MarkdownOptions } from '../types.ts';
import { type BlockRule, isIndentedCode, lineText } from './block.ts';
import { noteLink, notesOf, takeMarks, withMarks } from './code-notes.ts';
import { codeTitle } from './code-titles.ts';
import { closingLine, codeOf, fenceLine } from './fence-lines.ts';
import { lineWithEnd, withoutEndMarks } from './half-fences.ts';
import { isDeepFence } from './item-code.ts';

/** A name with `=` behind it is that of an option: code may have a title and no language. */
const INFO = /^(?:\{([^}]*)\}|\.?((?:(?![\w-]+=)[\w#.+-]+)?))\s*(.*)$/s;
const OPTION = /([a-zA-Z][\w-]*)(?:=(?:"(.*?)"|'(.*?)'|(\S+)))?/g;

/**
 * Fenced code. A fence may interrupt a paragraph, stand deep inside list items and tabs, and carries options:
 * `bash title="…" hl_lines="1 3-4" linenums="1"` or `{.yaml .no-copy title="…"}`. Attributes may stand below it.
 */
export const fence: BlockRule = (state, startLine, endLine, silent) => {
  const opening = fenceLine(state, startLine);
  if (!opening) return false;
  // Four columns and more are indented code, but not directly below the text of a paragraph.
  if (isIndentedCode(state, startLine) && !isDeepFence(state, startLine)) return false;
  if (isCodeInText(state, startLine, endLine)) return false;
  if (opening.info === '' && startLine > 0 && isCodeInText(state, startLine - 1, endLine)) return false;
  if (silent) return true;

  const kind = kindOf(opening.info, state.env);
  if (kind === 'diagram' && collectorOf(state.env).options.drawsDiagrams === false)
    tellDiagram(state, startLine);
  tellCustom(state, startLine, opening.info);
  const withEnd = lineWithEnd(state, startLine, endLine);
  const close = withEnd === -1 ? closingLine(state, startLine, endLine, state.blkIndent) : withEnd;
  const end = close === -1 ? containerEnd(state, startLine, endLine) : close + Number(withEnd !== -1);
  const token = state.push(kind, kind === 'fence' ? 'code' : '', 0);
  token.info = kind === 'diagram' ? 'mermaid' : opening.info;
  token.content = codeOf(state, startLine, end);
  if (withEnd !== -1) token.content = withoutEndMarks(token.content);
  state.line = close === -1 ? end : end + 1;
  const attributes = state.line < endLine ? attributesOf(lineText(state, state.line)) : undefined;
  if (close !== -1 && attributes !== undefined) {
    applyAttributes(token, attributes);
    state.line++;
  }
  token.map = [startLine, state.line];
  if (close === -1) {
    const start = state.bMarks[startLine]! + state.tShift[startLine]!;
    const beginning = lineStart(state.src, start);
    collectorOf(state.env).warn(
      'unclosed-fence',
      `The code block that begins with ${JSON.stringify(beginning)} is not closed.`,
      startLine,
      'End it with a line of as many backticks, indented like the first.',
      { text: beginning, range: { from: start, to: start + beginning.length } },
    );
  }
  return true;
};

/**
 * Whether `line` and the next one are code within a text, as in Python-Markdown: all of it stands behind the marks that open a fence,
 * says neither a language nor options there, and nobody would see it in a block.
 */
function isCodeInText(state: StateBlock, line: number, endLine: number): boolean {
  if (line + 1 >= endLine || state.isEmpty(line + 1)) return false;
  const opening = fenceLine(state, line);
  const close = fenceLine(state, line + 1);
  if (!opening || close?.marker !== opening.marker || close.length !== opening.length) return false;
  if (opening.info.startsWith('{') && opening.info.endsWith('}')) return false;
  const [, , , rest = ''] = INFO.exec(opening.info) ?? [];
  return close.info === '' && rest.replace(OPTION, '').trim() !== '';
}

/** Fences that are no code: a formula, and a diagram. */
function kindOf(info: string, env: Env | undefined): 'fence' | 'formula_block' | 'diagram' {
  const [, name] = /^(?:\{ *)?\.?(math|mermaid)(?![\w-])/.exec(info) ?? [];
  if (name === 'mermaid') return 'diagram';
  return name === 'math' && collectorOf(env).options.math !== false ? 'formula_block' : 'fence';
}

function tellDiagram(state: StateBlock, line: number): void {
  collectorOf(state.env).warn(
    'missing-diagrams',
    'Nothing draws this diagram: the package mermaid is not installed, and readers see its source.',
    line,
    'Run npm install mermaid. Readers fetch it from the site, on pages with a diagram alone.',
  );
}

/** Tells of a fence that the project has drawn by something of its own, which is not here. */
function tellCustom(state: StateBlock, line: number, info: string): void {
  const collector = collectorOf(state.env);
  const { customFences = [] } = collector.options;
  if (customFences.length === 0) return;
  const [, list, name = ''] = INFO.exec(info) ?? [];
  const named = list === undefined ? name : /\.([\w-]+)/.exec(list)?.[1];
  if (named === undefined || !customFences.includes(named)) return;
  collector.warn(
    'custom-fence',
    `Nothing draws a fence named ${named}: readers see its source.`,
    line,
    'Write it as a diagram of Mermaid, or put a picture of it into the page.',
  );
}

/** The line after the last of the container in which the fence at `startLine` stands. */
function containerEnd(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && (state.isEmpty(line) || state.sCount[line]! >= state.blkIndent)) line++;
  return line;
}

function lineStart(source: string, position: number): string {
  return source.slice(position, position + 40).split('\n', 1)[0]!;
}

/** What a site says of all its code. */
type CodeOptions = Pick<MarkdownOptions, 'lineNumbers' | 'codeTitles'>;

/** What a fence says about its code, and the classes that it asks for. */
interface Code {
  block: CodeBlock;
  classes: string[];
  id: string | undefined;
  /** puts the marks of notes into its HTML */
  decorate(html: string): string;
}

const codes = new WeakMap<Token, Code & { html: string }>();

/** Inline code in a language: `#!python len(x)`. */
const LITERALS = new WeakMap<Token, string>();

/** Finds every code block of the page that is not highlighted yet, in order, and hands out a setter for its HTML. */
export function codeBlocks(
  tokens: readonly Token[],
  options: CodeOptions,
): { block: CodeBlock; setHtml(html: string): void }[] {
  const found: { block: CodeBlock; setHtml(html: string): void }[] = [];
  for (const token of tokens) {
    if (token.type === 'inline') addLiterals(token, found);
    if ((token.type !== 'fence' && token.type !== 'code_block') || codes.has(token)) continue;
    const code = readCode(token, options);
    found.push({
      block: code.block,
      setHtml: (html: string) => void codes.set(token, { ...code, html: code.decorate(html) }),
    });
  }
  return found;
}

/** Finds inline code that names its language, which takes the place of all that is written. */
function addLiterals(
  { content, children, map }: Token,
  found: { block: CodeBlock; setHtml(html: string): void }[],
): void {
  if (!content.includes('`#!') && !content.includes('`:::') && !content.includes('` ')) return;
  for (const token of children ?? []) {
    const named = languageOf(token);
    if (named === undefined || LITERALS.has(token)) continue;
    const block = {
      code: literalCode(token),
      language: named.language.toLowerCase(),
      title: undefined,
      marked: [],
      firstLine: undefined,
      line: map?.[0] ?? 0,
    };
    const setHtml = (html: string) => {
      token.attrJoin('class', 'literal');
      LITERALS.set(token, html.slice(html.indexOf('<code>') + '<code>'.length, html.lastIndexOf('</code>')));
    };
    found.push({ block, setHtml });
  }
}

/** Writes inline code; that in a language has its colours. */
export function renderLiteral(
  token: Token,
  attributes: string,
  escapeHtml: (text: string) => string,
): string {
  const html = LITERALS.get(token) ?? withChanges(escapeHtml(token.content), changesOf(token));
  return `<code${attributes}>${html}</code>`;
}

function readCode(token: Token, { lineNumbers, codeTitles = false }: CodeOptions = {}): Code {
  const line = token.map?.[0] ?? 0;
  const notes = notesOf(token);
  const written = token.content.replace(/(?<!\n)\n+$/, '');
  const noted = notes ? takeMarks(written, notes.count) : { code: written, marks: [] };
  const { code, changes, places } = hasChanges(token)
    ? takeChanges(noted.code)
    : { code: noted.code, changes: [], places: undefined };
  const marks = places
    ? noted.marks.map(({ offset, number }) => ({ offset: offsetIn(places, offset), number }))
    : noted.marks;
  const options = new Map<string, string>();
  const classes: string[] = [];
  let language = '';
  const [, list, name = '', rest = ''] = INFO.exec(token.info) ?? [];
  if (list === undefined) {
    language = name;
    for (const [, key, double, single, bare] of rest.matchAll(OPTION))
      options.set(key!, double ?? single ?? bare ?? '');
  }
  const attributes = list ?? inBraces(rest);
  for (const [key, value] of attributes === undefined ? [] : parseAttributes(attributes)) {
    if (key !== 'class') options.set(key, value);
    else if (language === '') language = value;
    else classes.push(value);
  }
  // The first number, and which numbers are shown: linenums="10 2" is 10, 12 and so on.
  const [first, every] = ((options.get('linenums') ?? (lineNumbers ? '1' : '0')) || '1').trim().split(/\s+/);
  const firstLine = Number.parseInt(first!, 10);
  const numberEvery = Number.parseInt(every ?? '1', 10);
  return {
    block: {
      code,
      language: language.toLowerCase(),
      title: (options.get('title') ?? codeTitle(language.toLowerCase(), codeTitles)) || undefined,
      marked: markedLines(options.get('hl_lines') ?? '', code.split('\n').length),
      firstLine: firstLine > 0 ? firstLine : undefined,
      ...(numberEvery > 1 ? { numberEvery } : {}),
      line,
    },
    // Attributes below the block come after those in its first line.
    classes: [...classes, ...String(token.attrGet('class') ?? '').split(' ')].filter(Boolean),
    decorate: (html) => {
      const changed = withChanges(html, changes);
      return notes ? withMarks(changed, marks, (number) => noteLink(notes, number)) : changed;
    },
    id: options.get('id') ?? token.attrGet('id')?.toString(),
  };
}

/** Where a place in a text stands in the parts of it that are left. */
function offsetIn(places: readonly { length: number; at: number }[], offset: number): number {
  let before = 0;
  for (const { length, at } of places) {
    if (offset <= at + length) return before + Math.max(0, offset - at);
    before += length;
  }
  return before;
}

/**
 * The lines that `hl_lines` names, in their order, each once. Of a range, the first line that the code lacks is enough to tell of:
 * many ranges that reach too far would be more lines than a machine keeps.
 */
function markedLines(ranges: string, count: number): number[] {
  const read = [...ranges.matchAll(/(\d+)(?:-(\d+))?/g)]
    .map(([, from, to]) => [Number(from), Number(to ?? from)] as const)
    .toSorted(([a], [b]) => a - b);
  const lines: number[] = [];
  for (const [from, to] of read) {
    const last = Math.min(to, Math.max(from, count + 1));
    for (let line = Math.max(from, (lines.at(-1) ?? -1) + 1); line <= last; line++) lines.push(line);
  }
  return lines;
}

/**
 * The figure around a block's highlighted code.
 *
 * @param token a fence or an indented block
 * @param escapeHtml escapes what goes into attributes
 * @param titleHtml the title as HTML
 * @param dir in which the text around it is written: code is always written from left to right
 * @throws Error when the block was not highlighted yet, which is a mistake of the program
 */
export function renderCode(
  token: Token,
  escapeHtml: (text: string) => string,
  titleHtml: (title: string) => string,
  dir: Direction = 'ltr',
): string {
  const code = codes.get(token);
  if (!code) throw new Error('A code block is rendered before it was highlighted.');
  const { block, classes, id, html } = code;
  const attributes = [`class="${escapeHtml(['code', ...classes].join(' '))}"`];
  if (id) attributes.unshift(`id="${escapeHtml(id)}"`);
  if (block.language) attributes.push(`data-language="${escapeHtml(block.language)}"`);
  // What others have given the block besides what its writer did.
  for (const [name, value] of token.attrs ?? [])
    if (name.startsWith('data-')) attributes.push(`${name}="${escapeHtml(String(value))}"`);
  if (dir === 'rtl') attributes.push('dir="ltr"');
  const captionDir = dir === 'rtl' ? ' dir="auto"' : '';
  const caption =
    block.title === undefined ? '' : `<figcaption${captionDir}>${titleHtml(block.title)}</figcaption>`;
  return `<figure ${attributes.join(' ')}>${caption}${html}</figure>\n`;
}

/** Warns about marked lines that the block does not have, as happens when a condition removes lines from it (C3). */
export function checkMarkedLines(state: StateCore): void {
  const collector = collectorOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence' || !token.info.includes('hl_lines')) continue;
    const { block } = readCode(token);
    const count = block.code.split('\n').length;
    const beyond = block.marked.find((line) => line < 1 || line > count);
    if (beyond === undefined) continue;
    collector.warn(
      'marked-line-missing',
      `hl_lines names line ${beyond}, but the code block has ${count === 1 ? '1 line' : `${count} lines`}.`,
      block.line,
      'Lines count from 1, after conditions have removed theirs.',
    );
  }
}

/** What stands between the first brace and its end; undefined when there are none. */
function inBraces(text: string): string | undefined {
  const open = text.indexOf('{');
  const close = open < 0 ? -1 : text.indexOf('}', open);
  return close < 0 ? undefined : text.slice(open + 1, close);
}
