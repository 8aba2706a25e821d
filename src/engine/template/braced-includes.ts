import type { Transclusion } from './transclusion.ts';

/** `{!path!}`, and lines of it: `{!path!lines=1 3-5}` of markdown-include, `{!path[ln:1,3-5]!}` of mdx_include. */
const BRACED =
  /(?<!`)\{!(?!\s{0,9}include(?:-markdown)?\s{1,9}["'])([^{}!\n]{1,300})!(?:lines=([0-9 -]{1,200}))?\}/g;
/** `{* path ln[1:3,5] hl[2] title[Name] *}`, in a line of its own. */
const STARRED =
  /^([ \t]{0,40})\{\*[ \t]{1,9}([^\s{}*]{1,300})((?:[ \t]{1,9}\w{1,9}\[[^\]\n]{0,200}\]){0,5})[ \t]{0,9}\*\}[ \t]{0,9}$/gm;

/** The lines of a file behind its path; columns within a line are not told apart. */
const SLICES = /\[ln:([\d,.\- \t]{1,200})\]$/;

/** Files in braces with exclamation marks, as markdown-include and mdx_include have them. */
export function braced(text: string): Transclusion[] {
  return Array.from(text.matchAll(BRACED), ({ index, 0: all, 1: target = '', 2: lines }) => {
    const asked = lines && {
      select: {
        lines: Array.from(lines.matchAll(/(\d+)(?:-(\d+))?/g), ([, from, to]): [number, number] => [
          Number(from),
          Number(to ?? from),
        ]),
      },
    };
    // A mark before the path says how deep it is to go on, which it does anyway.
    const written = target.replace(/^[ \t]*[<>]?[ \t]*/, '').trim();
    const slices = SLICES.exec(written);
    const request = {
      target: written.slice(0, slices?.index).trim(),
      ...(slices ? { select: { lines: slicesOf(slices[1]!) } } : {}),
      isSnippet: true,
      mayBeMissing: false,
      isBraced: true,
      ...asked,
    };
    return { start: index, end: index + all.length, parts: [{ kind: 'file', request, at: index }] };
  });
}

/** `1-3,7,9-` as pairs of lines; one that is open ends where the file does, or begins there. */
function slicesOf(text: string): [from: number, to: number][] {
  return text.split(',').map((slice) => {
    const [from = '', to] = slice.replace(/\.\d+|[ \t]/g, '').split('-');
    return [Number(from || 1), to === undefined ? Number(from || 1) : Number(to || -1)];
  });
}

/**
 * Files of code in braces with stars, as markdown-include-variants has them: a block of code in the language of the file, of all its
 * lines or some, of which some may be marked.
 */
export function starred(text: string): Transclusion[] {
  return Array.from(
    text.matchAll(STARRED),
    ({ index, 0: all, 1: indent = '', 2: target = '', 3: options = '' }) => {
      const option = (name: string) => new Map(optionsIn(options)).get(name);
      const lines = rangesOf(option('ln') ?? '');
      const marked = markedLines(option('hl') ?? '', lines);
      const title = option('title');
      const info = [
        /\.(\w+)$/.exec(target)?.[1] ?? 'text',
        ...(title === undefined ? [] : [`title="${title}"`]),
        ...(marked.length > 0 ? [`hl_lines="${marked.join(' ')}"`] : []),
      ];
      const at = index + indent.length;
      const request = {
        target,
        isSnippet: true,
        mayBeMissing: false,
        ...(lines.length > 0 ? { select: { lines } } : {}),
      };
      return {
        start: at,
        end: index + all.length,
        parts: [
          { kind: 'text', text: `\`\`\` ${info.join(' ')}\n${indent}`, at },
          { kind: 'file', request, at },
          { kind: 'text', text: `\n${indent}\`\`\``, at },
        ],
      };
    },
  );
}

function optionsIn(text: string): [string, string][] {
  return Array.from(text.matchAll(/(\w{1,9})\[([^\]\n]{0,200})\]/g), ([, name, value]) => [name!, value!]);
}

/** Numbers of marked lines among those that are shown: they are written as those of the file. */
function markedLines(text: string, shown: readonly [from: number, to: number][]): number[] {
  const numbers = rangesOf(text).flatMap(([from, to]) =>
    Array.from({ length: Math.min(Math.max(to, from) - from + 1, MOST_MARKED) }, (_, index) => from + index),
  );
  if (shown.length === 0) return numbers;
  return numbers.flatMap((number) => {
    let before = 0;
    for (const [from, to] of shown) {
      const isIn = number >= from && (to < 0 || number <= to);
      if (isIn) return [before + number - from + 1];
      before += to - from + 1;
    }
    return [];
  });
}

/** Lines that one range marks. */
const MOST_MARKED = 1000;

/** `1:3,5` as pairs of lines; an open end is that of the file. */
function rangesOf(text: string): [from: number, to: number][] {
  if (text === '') return [];
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.split(':');
    return [Number(from) || 1, Number(to) || -1];
  });
}
