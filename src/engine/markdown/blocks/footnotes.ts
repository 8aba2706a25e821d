import type { StateCore, StateInline, Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';
import { say } from '../../language/say.ts';
import { collectorOf, type Footnote } from '../collector.ts';
import { type BlockRule, fromPosition, isIndentedCode, parseInside } from './block.ts';

const NAME = String.raw`([^\][\s](?:[^\][\n]*[^\][\s])?)`;
const DEFINITION = new RegExp(String.raw`\[\^[ \t]*${NAME}[ \t]*\]:[ \t]*`, 'y');
const REFERENCE = new RegExp(String.raw`\[\^[ \t]*${NAME}[ \t]*\]`, 'y');
const MARKS = new RegExp(String.raw`\[\^[ \t]*${NAME}[ \t]*\](?!:)`, 'g');

/** The names of the footnotes that a text has marks of, be they in code. */
export function footnoteMarks(text: string): Set<string> {
  return new Set(text.includes('[^') ? Array.from(text.matchAll(MARKS), ([, name]) => name!) : []);
}

/** The part of an id that names a note: ids have no spaces. */
function idOf(name: string): string {
  return name.replace(/\s+/g, '-');
}

/** `[^name]: text`, with further blocks indented by four columns. */
export const footnoteDefinition: BlockRule = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  if (!state.src.startsWith('[^', start) || isIndentedCode(state, startLine)) return false;
  DEFINITION.lastIndex = start;
  const match = DEFINITION.exec(state.src);
  if (!match) return false;
  if (silent) return true;

  const indent = state.blkIndent + 4;
  let end = startLine + 1;
  for (let line = end; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    DEFINITION.lastIndex = state.bMarks[line]! + state.tShift[line]!;
    const isLazy =
      !state.isEmpty(line - 1) && state.sCount[line]! >= state.blkIndent && !DEFINITION.test(state.src);
    if (state.sCount[line]! < indent && !isLazy) break;
    end = line + 1;
  }
  const name = match[1]!;
  collectorOf(state.env).footnotes.set(name, { number: 0, references: 0, line: startLine });
  const open = state.push('footnote_open', 'li', 1);
  open.info = name;
  open.map = [startLine, end];
  // Text that begins below its mark may be indented less, where the mark itself is part of a list's item.
  const begin = start + match[0].length;
  const isBelow = begin >= state.eMarks[startLine]! && startLine + 1 < end && !state.isEmpty(startLine + 1);
  const inner = isBelow ? Math.min(indent, state.sCount[startLine + 1]!) : indent;
  fromPosition(state, startLine, begin, inner, () => parseInside(state, startLine, end, inner));
  state.push('footnote_close', 'li', -1);
  return true;
};

/**
 * `[^name]` in a text; without a definition it stays as it is. While the parser looks for the end of a link's text, a mark is
 * but a pair of brackets: it may stand in a link, as a link may not.
 */
export function footnoteReference(state: StateInline, silent: boolean): boolean {
  if (silent || !state.src.startsWith('[^', state.pos)) return false;
  REFERENCE.lastIndex = state.pos;
  const match = REFERENCE.exec(state.src);
  const collector = collectorOf(state.env);
  const name = match?.[1] ?? '';
  const note = collector.footnotes.get(name);
  if (!match) return false;
  if (!note) {
    collector.warn(
      'unknown-footnote',
      `There is no footnote named ${name}.`,
      collector.lineAt(state, state.pos),
    );
    return false;
  }
  note.references++;
  const id = `fnref${note.references === 1 ? '' : note.references}:${idOf(name)}`;
  const mark = state.push('sup_open', 'sup', 1);
  mark.attrs = [['id', id]];
  mark.meta = { inLink: state.linkLevel > 0 };
  state.push('footnote_link_open', 'a', 1).attrs = [
    ['class', 'footnote-ref'],
    ['href', `#fn:${idOf(name)}`],
    ['role', 'doc-noteref'],
  ];
  state.push('footnote_number', '', 0).info = name;
  state.push('footnote_link_close', 'a', -1);
  state.push('sup_close', 'sup', -1);
  state.pos += match[0].length;
  return true;
}

/** The number of tokens of a mark in a text. */
const MARK_LENGTH = 5;

/** Puts the marks that stand in a link behind it: a link holds no other. */
function moveOutOfLinks(children: Token[]): Token[] {
  if (!children.some((token) => token.meta?.inLink)) return children;
  const moved: Token[] = [];
  const result: Token[] = [];
  for (let i = 0; i < children.length; i++) {
    const token = children[i]!;
    if (token.meta?.inLink) {
      addAll(moved, children.slice(i, i + MARK_LENGTH));
      i += MARK_LENGTH - 1;
    } else result.push(token);
    if (token.type === 'link_close') addAll(result, moved.splice(0));
  }
  return result;
}

/** The paragraph in whose place the notes of a page stand, where there is one: some projects write it in capitals. */
const PLACE = /^\/\/\/footnotes go here\/\/\/$/i;

/**
 * Moves the notes to the end of the page, or where it says that they stand, and numbers them in the order of their definitions, as
 * Python-Markdown does: also those to which nothing refers, which may be a list of sources, but not where a condition took it away.
 */
export function collectFootnotes(state: StateCore): void {
  const collector = collectorOf(state.env);
  if (collector.footnotes.size === 0) return;
  const notes: { number: number; tokens: Token[] }[] = [];
  const body: Token[] = [];
  /** Of notes with one name, the last one counts, as in Python-Markdown. */
  const counting = new Map(
    state.tokens.filter(({ type }) => type === 'footnote_open').map((open) => [open.info, open]),
  );
  let number = 0;
  for (const open of state.tokens) {
    const note = open.type === 'footnote_open' && collector.footnotes.get(open.info);
    if (!note || counting.get(open.info) !== open) continue;
    if (note.references > 0 || !collector.options.lostFootnote?.(open.info)) note.number = ++number;
  }
  /** the notes that have begun and not ended: one may stand in another */
  const begun: Token[][] = [];
  for (const token of state.tokens) {
    if (token.children) token.children = moveOutOfLinks(token.children);
    for (const child of token.children ?? [])
      if (child.type === 'footnote_number')
        child.content = String(collector.footnotes.get(child.info)!.number);
    if (token.type === 'footnote_open') begun.push([]);
    (begun.at(-1) ?? body).push(token);
    if (token.type !== 'footnote_close') continue;
    const current = begun.pop()!;
    const name = current[0]!.info;
    const note = collector.footnotes.get(name);
    const line = current[0]!.map?.[0] ?? 0;
    const isShown = note !== undefined && note.number > 0;
    if (current[0] !== counting.get(name)) {
      collector.warn(
        'repeated-footnote',
        `Another footnote below is named ${name}, too; this one is left out.`,
        line,
      );
      continue;
    }
    if (!note || note.references === 0) {
      const what = isShown
        ? ': it stands at the end of the page, and no mark leads there'
        : ' in this variant; it is left out';
      collector.warn('unused-footnote', `Nothing refers to the footnote ${name}${what}.`, line);
    }
    if (!isShown) continue;
    current[0]!.attrSet('id', `fn:${idOf(name)}`);
    addBackLinks(state, current, name, note);
    notes.push({ number: note.number, tokens: current });
  }
  if (notes.length > 0) {
    // One that stands in another ends before it.
    notes.sort((a, b) => a.number - b.number);
    const open = new state.Token('footnotes_open', 'section', 1);
    open.block = true;
    open.attrs = [
      ['class', 'footnotes'],
      ['role', 'doc-endnotes'],
      ['aria-label', say(collector.language, 'text.footnotes')],
    ];
    const list = new state.Token('footnote_list_open', 'ol', 1);
    const place = body.findIndex(
      ({ type, content }, i) =>
        type === 'inline' && PLACE.test(content) && body[i - 1]!.type === 'paragraph_open',
    );
    state.tokens = body.slice(0, place === -1 ? undefined : place - 1).concat(
      open,
      list,
      // Spreading the tokens of many notes as arguments would exhaust the stack.
      notes.flatMap(({ tokens }) => tokens),
      new state.Token('footnote_list_close', 'ol', -1),
      new state.Token('footnotes_close', 'section', -1),
      place === -1 ? [] : body.slice(place + 2),
    );
  } else state.tokens = body;
}

function addBackLinks(
  state: StateCore,
  tokens: Token[],
  name: string,
  { number, references }: Footnote,
): void {
  if (references === 0) return;
  const { language } = collectorOf(state.env);
  const links: Token[] = [];
  for (let i = 1; i <= references; i++) {
    const space = new state.Token('text', '', 0);
    space.content = '\u00a0';
    const open = new state.Token('footnote_back_open', 'a', 1);
    open.attrs = [
      ['class', 'footnote-backref'],
      ['href', `#fnref${i === 1 ? '' : i}:${idOf(name)}`],
      ['role', 'doc-backlink'],
      ['aria-label', say(language, 'text.back_to_reference', { number })],
    ];
    const arrow = new state.Token('text', '', 0);
    arrow.content = '↩';
    links.push(space, open, arrow, new state.Token('footnote_back_close', 'a', -1));
  }
  const last = tokens.at(-3)?.type === 'inline' ? tokens.at(-3) : undefined;
  if (last) {
    last.children = [...(last.children ?? []), ...links];
    return;
  }
  const inline = new state.Token('inline', '', 0);
  inline.children = links.slice(1);
  const open = new state.Token('paragraph_open', 'p', 1);
  tokens.splice(-1, 0, open, inline, new state.Token('paragraph_close', 'p', -1));
}
