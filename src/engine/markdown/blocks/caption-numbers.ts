import type { StateCore, Token } from 'markdown-it';
import { say } from '../../language/say.ts';
import { type Collector, collectorOf } from '../collector.ts';

/** What the writer of a caption says of its number. */
export interface CaptionNumber {
  /** the name of the block: figures of one name are counted together */
  type: string;
  /** how many levels deeper it stands than its place says: `^1` */
  level: number | undefined;
  /** a number of the writer's own, such as `3.1` */
  own: readonly number[] | undefined;
}

const NUMBERS = new WeakMap<Token, CaptionNumber>();

/** Notes what was said of the number of a figure. */
export function setCaptionNumber(figure: Token, number: CaptionNumber): void {
  NUMBERS.set(figure, number);
}

/** What stands before the text of captions, by the name of their block, `{}` for the number; empty for those without one. */
function prefixOf(collector: Collector, type: string): string {
  const { captions = {} } = collector.options;
  if (Object.hasOwn(captions, type)) return captions[type]!;
  if (type === 'figure-caption') return say(collector.language, 'text.figure_number', { number: '{}' });
  if (type === 'table-caption') return say(collector.language, 'text.table_number', { number: '{}' });
  return '';
}

/** Numbers figures and tables in the order of the page, those in others below the number of these, as PyMdown does. */
export function numberCaptions(state: StateCore): void {
  const collector = collectorOf(state.env);
  const counters = new Map<string, number[]>();
  /** the figures that are open, and the levels at which they are counted */
  const open: { type: string | undefined; level: number }[] = [];
  for (let index = 0; index < state.tokens.length; index++) {
    const token = state.tokens[index]!;
    if (token.type === 'figure_close') open.pop();
    if (token.type !== 'figure_open') continue;
    const number = NUMBERS.get(token);
    const prefix = number && prefixOf(collector, number.type);
    if (!number || !prefix) {
      open.push({ type: undefined, level: -1 });
      continue;
    }
    const around = open.findLast(({ type }) => type === number.type)?.level ?? -1;
    const level = number.own ? number.own.length - 1 : around + 1 + (number.level ?? 0);
    open.push({ type: number.type, level });
    const counter = nextOf(counters.get(number.type) ?? [], level);
    const counted = number.own && isBeyond(number.own, counter) ? [...number.own] : counter;
    counters.set(number.type, counted);
    if (token.attrGet('id') === null) token.attrSet('id', `__${number.type}_${counted.join('_')}`);
    writePrefix(state, index, prefix.replaceAll('{}', counted.join('.')));
  }
}

/** The number that follows another one at a level, from 0. */
function nextOf(last: readonly number[], level: number): number[] {
  const kept = last.slice(0, level + 1);
  if (kept.length === level + 1) kept[level]!++;
  while (kept.length <= level) kept.push(1);
  return kept;
}

function isBeyond(own: readonly number[], counter: readonly number[]): boolean {
  const at = own.findIndex((part, index) => part !== counter[index]);
  return at !== -1 && own[at]! > (counter[at] ?? 0);
}

/** The index of the caption of a figure: none of those of figures in it. */
function captionOf(tokens: readonly Token[], figure: number): number {
  let index = figure + 1;
  for (let depth = 1; depth > 1 || tokens[index]!.type !== 'figcaption_open'; index++)
    depth += tokens[index]!.nesting;
  return index;
}

/** Puts the number before the text of the caption that belongs to the figure itself. */
function writePrefix(state: StateCore, figure: number, text: string): void {
  const { tokens } = state;
  const caption = captionOf(tokens, figure);
  const make = (type: string, tag: string, nesting: -1 | 0 | 1) => new state.Token(type, tag, nesting);
  const span = make('caption_number_open', 'span', 1);
  span.attrs = [['class', 'caption-prefix']];
  const number = make('caption_number', '', 0);
  number.content = text;
  const prefix = [span, number, make('caption_number_close', 'span', -1)];
  if (tokens[caption + 1]!.type === 'paragraph_open') {
    const inline = tokens[caption + 2]!;
    const space = make('text', '', 0);
    space.content = ' ';
    inline.children = [...prefix, space, ...(inline.children ?? [])];
    return;
  }
  const inline = make('inline', '', 0);
  inline.children = prefix;
  tokens.splice(caption + 1, 0, make('paragraph_open', 'p', 1), inline, make('paragraph_close', 'p', -1));
}
