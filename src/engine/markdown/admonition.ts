import {
  type BlockRule,
  indentedContent,
  isIndentedCode,
  lineText,
  parseInside,
  pushInline,
  warnOfCode,
} from './block.ts';
import { pageOf } from './page.ts';

const ADMONITION = /^!!! ?([\w-]+(?: +[\w-]+)*)(?: +"(.*?)")? *$/;
const DETAILS = /^\?{3}(\+)? ?(?:([\w-]+(?: +[\w-]+)*?)?(?: +"(.*?)")|([\w-]+(?: +[\w-]+)*?)) *$/;

/** `!!! note "Title"`: a note, tip, warning, … with the indented lines below it. */
export const admonition: BlockRule = (state, startLine, endLine, silent) => {
  if (!state.src.startsWith('!!!', state.bMarks[startLine]! + state.tShift[startLine]!)) return false;
  if (isIndentedCode(state, startLine)) return false;
  const match = ADMONITION.exec(lineText(state, startLine));
  if (!match) return false;
  if (silent) return true;
  const classes = match[1]!.toLowerCase().split(/ +/);
  const title = match[2] ?? capitalized(classes[0]!);
  const { leastIndent, end } = indentedContent(state, startLine, endLine);
  const firstToken = state.tokens.length;

  const open = state.push('admonition_open', 'div', 1);
  open.attrs = [
    ['class', ['admonition', ...classes].join(' ')],
    ['role', 'note'],
  ];
  open.map = [startLine, end];
  if (title !== '') {
    state.push('admonition_title_open', 'p', 1).attrs = [['class', 'admonition-title']];
    pushInline(state, title, startLine);
    state.push('admonition_title_close', 'p', -1);
  }
  const contentToken = state.tokens.length;
  // Text directly below the marker is text however far it is indented.
  parseInside(state, startLine + 1, end, leastIndent);
  const isEmpty = state.tokens.length === contentToken;
  state.push('admonition_close', 'div', -1);
  if (isEmpty) {
    state.tokens.length = firstToken;
    pageOf(state.env).warn(
      'empty-admonition',
      `The admonition ${JSON.stringify(title || classes[0])} has no content and is left out.`,
      startLine,
      'Indent its text by four spaces, or put the whole admonition inside the condition.',
    );
  }
  state.line = end;
  return true;
};

/** `??? tip "Title"`: an admonition that readers open; `???+` is open from the start. */
export const details: BlockRule = (state, startLine, endLine, silent) => {
  if (!state.src.startsWith('???', state.bMarks[startLine]! + state.tShift[startLine]!)) return false;
  if (isIndentedCode(state, startLine)) return false;
  const match = DETAILS.exec(lineText(state, startLine));
  if (!match) return false;
  if (silent) return true;
  const classes = (match[2] ?? match[4] ?? '').toLowerCase().split(/ +/).filter(Boolean);
  const title = match[3] || capitalized(classes[0] ?? 'details');
  const content = indentedContent(state, startLine, endLine);
  const { indent, end } = content;
  warnOfCode(state, startLine, content);

  const open = state.push('details_open', 'details', 1);
  if (classes.length > 0) open.attrPush(['class', classes.join(' ')]);
  if (match[1]) open.attrPush(['open', '']);
  open.map = [startLine, end];
  state.push('summary_open', 'summary', 1);
  pushInline(state, title, startLine);
  state.push('summary_close', 'summary', -1);
  parseInside(state, startLine + 1, end, indent);
  state.push('details_close', 'details', -1);
  state.line = end;
  return true;
};

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
