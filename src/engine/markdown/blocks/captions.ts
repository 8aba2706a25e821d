import type { StateBlock, Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';
import { type Collector, collectorOf } from '../collector.ts';
import { parseInside } from './block.ts';
import { setCaptionNumber } from './caption-numbers.ts';
import { applyParts } from './element-blocks.ts';
import type { SlashBlock } from './slash-fences.ts';

/** Whether a block is a caption: of what stands before it, a picture or a table. */
export function isCaption(name: string, { options }: Pick<Collector, 'options'>): boolean {
  return /^(?:figure-|table-)?caption$/.test(name) || Object.hasOwn(options.captions ?? {}, name);
}

/** A number of the writer's own, or how many levels deeper a caption is counted. */
const NUMBER = /^(\^)?([1-9]\d{0,5}(?:\.[1-9]\d{0,5}){0,9})(?![^ ])/;

/** What stands behind the bar: on which side the caption is, its number, and attributes of the figure. */
function readArgument(argument: string) {
  const side = /^[<>]/.exec(argument)?.[0];
  const rest = side ? argument.slice(1).trimStart() : argument;
  const [all = '', isLevel, number] = NUMBER.exec(rest) ?? [];
  return {
    side,
    level: isLevel && number ? Number.parseInt(number, 10) : undefined,
    own: number && !isLevel ? number.split('.').map(Number) : undefined,
    parts: rest.slice(all.length),
  };
}

/** How many figures may stand in each other: for each more, all that is in it is looked at again. */
const MOST_FIGURES = 10;

/** How many figures stand in each other, the outermost of them included. */
const DEPTHS = new WeakMap<Token, number>();

/**
 * Puts a figure around the block before, with the text of this one as its caption.
 *
 * @returns the figure; undefined where nothing stands before, or too many captions
 */
export function captionBefore(state: StateBlock, block: SlashBlock): Token | undefined {
  const { tokens } = state;
  const first = startOfLast(tokens);
  const depth = first === -1 ? 0 : (DEPTHS.get(tokens[first]!) ?? 0);
  if (first === -1 || depth === MOST_FIGURES) {
    collectorOf(state.env).warn(
      'lone-caption',
      first === -1
        ? 'Nothing stands before this caption that it could belong to, so that it is shown as text.'
        : `The block before this caption has ${MOST_FIGURES} of them, so that this one is shown as text.`,
      block.startLine,
      'Write it directly below a picture, a table or another block.',
    );
    parseInside(state, block.from, block.to, state.blkIndent);
    return undefined;
  }
  const at = tokens.length;
  const written = emptyFigure(tokens, first);
  const figure = written ?? state.push('figure_open', 'figure', 1);
  DEPTHS.set(figure, depth + 1);
  figure.map = [tokens[first]!.map?.[0] ?? block.startLine, block.after];
  tokens.splice(at, 1);
  const begin = tokens.length;
  state.push('figcaption_open', 'figcaption', 1).map = [block.startLine, block.after];
  parseInside(state, block.from, block.to, state.blkIndent);
  state.push('figcaption_close', 'figcaption', -1);
  const caption = tokens.splice(begin);
  const { side, parts, ...number } = readArgument(block.argument ?? '');
  const isAbove = side ? side === '<' : block.options.get('prepend') === true;
  applyParts(figure, parts);
  setCaptionNumber(figure, { type: block.name, ...number });
  const captioned = written ? tokens.splice(first + 1, tokens.length - first - 2) : tokens.splice(first);
  const close = written ? tokens.pop()! : undefined;
  if (!written) tokens.push(figure);
  for (const part of isAbove ? [caption, captioned] : [captioned, caption]) addAll(tokens, part);
  if (close) tokens.push(close);
  else state.push('figure_close', 'figure', -1);
  return figure;
}

/** The figure that a writer put around the last block, where it has no caption of its own: a caption below it goes into it. */
function emptyFigure(tokens: readonly Token[], first: number): Token | undefined {
  const { type, tag } = tokens[first]!;
  if (type !== 'element_open' || tag !== 'figure') return undefined;
  let depth = 0;
  for (const token of tokens.slice(first)) {
    depth += Math.min(token.nesting, 0);
    const isCaption =
      token.tag === 'figcaption' || (token.type === 'html_block' && /<figcaption[\s>]/i.test(token.content));
    if (depth === 1 && isCaption) return undefined;
    depth += Math.max(token.nesting, 0);
  }
  return tokens[first];
}

/** The index of the token that begins the last block beside where the parser is; -1 when nothing stands there. */
function startOfLast(tokens: readonly Token[]): number {
  const last = tokens.length - 1;
  if (last < 0 || tokens[last]!.nesting === 1) return -1;
  const begin = startOfHtml(tokens);
  if (begin !== -1) return begin;
  let depth = 0;
  for (let index = last; index >= 0; index--) {
    depth -= tokens[index]!.nesting;
    if (depth === 0) return index;
  }
  return -1;
}

/** The index of the tag that the last token ends, with Markdown between the two; -1 where the last token is none. */
function startOfHtml(tokens: readonly Token[]): number {
  const last = tokens.at(-1)!;
  const [, name] = (last.type === 'html_block' && /^\s*<\/([a-z][\w-]*)>\s*$/i.exec(last.content)) || [];
  if (name === undefined) return -1;
  let depth = 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const { type, content, level } = tokens[index]!;
    if (level < last.level) return -1;
    if (type !== 'html_block') continue;
    for (const [, slash, tag] of content.matchAll(/<(\/?)([a-z][\w-]{0,40})/gi))
      if (tag!.toLowerCase() === name.toLowerCase()) depth += slash === '/' ? 1 : -1;
    if (depth === 0) return index;
  }
  return -1;
}
