import type { StateBlock, Token } from 'markdown-it';
import { parse } from 'yaml';
import { say } from '../../language/say.ts';
import type { NoteBlock } from '../../note-block.ts';
import { type Collector, collectorOf } from '../collector.ts';
import { titleOf } from './admonition.ts';
import { type BlockRule, indentation, lineText, parseInside, pushInline, textStart } from './block.ts';
import { captionBefore, isCaption } from './captions.ts';
import { defineTerms } from './define-blocks.ts';
import { pushElement } from './element-blocks.ts';
import { pushList } from './list-blocks.ts';
import { optionLines, type SlashBlock, type SlashFence, slashEnd, slashFence } from './slash-fences.ts';

/** Blocks that are a note of the type of their name. */
export const NOTE_BLOCKS: ReadonlySet<string> = new Set(
  (
    'note abstract summary tldr info todo tip hint important success check done question help faq warning caution attention ' +
    'failure fail missing danger error bug example snippet quote cite'
  ).split(' '),
);
/** The block that says how a list is numbered, and the one that folds code. */
const LISTS = 'fancylists';
const COLLAPSED = 'collapse-code';
const OTHERS = new Set(['admonition', 'details', 'tab', 'html', 'define', COLLAPSED]);

/** Lines in which the end of an unknown block is looked for. */
const FURTHEST = 200;
/** Longest options that are read. */
const LONGEST_OPTIONS = 4000;

/** PyMdown's blocks: `/// note | Title`, options indented below, text, and as many slashes at its end. */
export const slashBlock: BlockRule = (state, startLine, endLine, silent) => {
  if (indentation(state, startLine) >= 4) return false;
  const fence = slashFence(state, startLine);
  if (!fence) return false;
  const collector = collectorOf(state.env);
  const isKnown =
    NOTE_BLOCKS.has(fence.name) ||
    OTHERS.has(fence.name) ||
    isCaption(fence.name, collector) ||
    (fence.name === LISTS && (collector.options.fancyLists ?? []).length > 0) ||
    ownBlock(fence.name, collector) !== undefined;
  if (!isKnown) {
    if (!silent) tellUnknown(state, startLine, endLine, fence);
    return false;
  }
  if (silent) return true;
  const block = read(state, startLine, endLine, fence);
  if (fence.name === 'tab') pushTabs(state, block, endLine);
  else {
    push(state, block);
    state.line = block.after;
  }
  return true;
};

/** What the site says of a block of its own. */
function ownBlock(name: string, { options: { blocks = {} } }: Collector): NoteBlock | undefined {
  return Object.hasOwn(blocks, name) ? blocks[name] : undefined;
}

function tellUnknown(state: StateBlock, line: number, endLine: number, { name, length }: SlashFence): void {
  if (slashEnd(state, line + 1, Math.min(endLine, line + FURTHEST), length) === -1) return;
  collectorOf(state.env).warn(
    'unknown-block',
    `There is no block named "${name}", so that its slashes are shown as text.`,
    line,
    'Write /// note, /// admonition, /// details, /// tab, /// html, /// define or /// caption.',
  );
}

function read(state: StateBlock, startLine: number, endLine: number, fence: SlashFence): SlashBlock {
  const { end: from, text } = optionLines(state, startLine, endLine);
  const end = slashEnd(state, from, endLine, fence.length);
  let to = end;
  if (end === -1) {
    to = from;
    while (to < endLine && (state.isEmpty(to) || state.sCount[to]! >= state.blkIndent)) to++;
    const written = lineText(state, startLine).trim();
    collectorOf(state.env).warn(
      'unclosed-block',
      `The block that begins with ${JSON.stringify(written)} is not closed.`,
      startLine,
      `End it with a line of ${fence.length} slashes.`,
    );
  }
  const options = optionsOf(state, text, startLine + 1);
  return { ...fence, startLine, from, to, after: end === -1 ? to : end + 1, options };
}

function optionsOf(state: StateBlock, text: string, line: number): ReadonlyMap<string, unknown> {
  if (text.trim() === '') return new Map();
  let read: unknown;
  try {
    read = text.length > LONGEST_OPTIONS ? undefined : parse(text, { maxAliasCount: 0 });
  } catch {
    read = undefined;
  }
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return new Map(Object.entries(read));
  collectorOf(state.env).warn(
    'invalid-block-options',
    'The options of this block cannot be read, and none of them counts.',
    line,
    'Write a key, a colon and a value in each line: "type: warning". Text of the block stands behind a blank line.',
  );
  return new Map();
}

/** Gives a token the attributes that the options of its block ask for; classes add up. */
function applyOptions(token: Token, { options }: SlashBlock): void {
  const attrs = options.get('attrs');
  if (typeof attrs !== 'object' || attrs === null) return;
  for (const [name, value] of Object.entries(attrs)) {
    if (!/^[\w:.-]+$/.test(name)) continue;
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    if (name === 'class') token.attrJoin('class', text);
    else token.attrSet(name, text);
  }
}

function push(state: StateBlock, block: SlashBlock): void {
  const { name } = block;
  if (name === 'details' || ownBlock(name, collectorOf(state.env))?.details) pushNote(state, block, true);
  else if (name === 'html') {
    const open = pushElement(state, block);
    if (open) applyOptions(open, block);
  } else if (name === 'define') applyOptions(defineTerms(state, block), block);
  else if (isCaption(name, collectorOf(state.env))) {
    const figure = captionBefore(state, block);
    if (figure) applyOptions(figure, block);
  } else if (name === COLLAPSED) pushCollapsed(state, block);
  else if (name === LISTS) pushList(state, block);
  else pushNote(state, block, false);
}

/** `/// collapse-code`: code that readers open, as blocks of its own. */
function pushCollapsed(state: StateBlock, block: SlashBlock): void {
  const open = state.push('details_open', 'details', 1);
  open.attrs = [['class', COLLAPSED]];
  open.map = [block.startLine, block.after];
  applyOptions(open, block);
  state.push('summary_open', 'summary', 1);
  pushInline(state, say(collectorOf(state.env).language, 'text.collapsed_code'), block.startLine, {
    at: null,
  });
  state.push('summary_close', 'summary', -1);
  parseInside(state, block.from, block.to, state.blkIndent);
  state.push('details_close', 'details', -1);
}

function pushNote(state: StateBlock, block: SlashBlock, isDetails: boolean): void {
  const { name, argument, options, startLine, after } = block;
  const own = ownBlock(name, collectorOf(state.env));
  const asked = String(options.get('type') ?? '').toLowerCase();
  const type = asked || (own ? (own.type ?? name) : NOTE_BLOCKS.has(name) ? name : '');
  const at = argument ? textStart(state, startLine) + lineText(state, startLine).indexOf(argument) : null;
  const title =
    argument ?? own?.title ?? titleOf(type || (isDetails ? 'details' : 'note'), collectorOf(state.env));
  const kind = isDetails ? 'details' : 'admonition';
  const open = state.push(`${kind}_open`, isDetails ? 'details' : 'div', 1);
  const classes = (isDetails ? [type] : ['admonition', type]).filter(Boolean).join(' ');
  if (classes !== '') open.attrPush(['class', classes]);
  if (isDetails && options.get('open') === true) open.attrPush(['open', '']);
  if (!isDetails) open.attrPush(['role', 'note']);
  open.map = [startLine, after];
  applyOptions(open, block);
  if (isDetails) {
    state.push('summary_open', 'summary', 1);
    pushInline(state, title, startLine, { at });
    state.push('summary_close', 'summary', -1);
  } else if (title !== '') {
    state.push('admonition_title_open', 'p', 1).attrs = [['class', 'admonition-title']];
    pushInline(state, title, startLine, { at });
    state.push('admonition_title_close', 'p', -1);
  }
  parseInside(state, block.from, block.to, state.blkIndent);
  state.push(`${kind}_close`, open.tag, -1);
}

/** Tabs that follow each other are one group, up to one that begins another: `new: true`. */
function pushTabs(state: StateBlock, first: SlashBlock, endLine: number): void {
  const group = state.push('tabs_open', 'div', 1);
  group.attrs = [['class', 'tabs']];
  let block = first;
  for (;;) {
    const label = block.argument || 'Tab';
    const open = state.push('tab_open', 'section', 1);
    open.attrs = [['class', 'tab']];
    if (block.options.get('select') === true) open.attrSet('data-selected', '');
    open.map = [block.startLine, block.after];
    applyOptions(open, block);
    state.push('tab_label_open', 'p', 1).attrs = [['class', 'tab-label']];
    const written = lineText(state, block.startLine).indexOf(label);
    pushInline(state, label, block.startLine, {
      at: block.argument ? textStart(state, block.startLine) + written : null,
    });
    state.push('tab_label_close', 'p', -1);
    parseInside(state, block.from, block.to, state.blkIndent);
    state.push('tab_close', 'section', -1);
    state.line = block.after;
    const next = state.skipEmptyLines(block.after);
    const fence =
      next < endLine && state.sCount[next]! >= state.blkIndent && indentation(state, next) < 4
        ? slashFence(state, next)
        : undefined;
    if (fence?.name !== 'tab') break;
    const following = read(state, next, endLine, fence);
    if (following.options.get('new') === true) break;
    block = following;
  }
  group.map = [first.startLine, state.line];
  state.push('tabs_close', 'div', -1);
}
