import fc from 'fast-check';
import type { Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { lineOffsets } from '../../line-offsets.ts';
import { identify } from '../ids.ts';
import { parseMarkdown, writeMarkdown } from '../markdown.ts';
import { parseMdx } from '../mdx/mdx.ts';
import { createParser } from '../parser.ts';
import type { MarkdownOptions } from '../types.ts';
import { inlineOffsets } from './inline-offsets.ts';
import { sourceOf } from './text-sources.ts';

const options: MarkdownOptions = {
  resolveLink: (target) => target,
  resolveImage: () => undefined,
  resolveFile: () => undefined,
  highlight: async (blocks) => blocks.map(() => ''),
};

/** Texts in a line; each word is of its own. */
let serial = 0;
const word = fc
  .constantFrom('alpha', 'be*ta', 'ga_mma_', 'ünïcode', '🎉x')
  .map((text) => `${text}${serial++}`);
const inline = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.tuple(word, word).map(([a, b]) => `**${a}** *${b}*`),
  word.map((text) => `[${text}](https://x.example/${text} "t")`),
  word.map((text) => `[${text} ${text}][ref]`),
  word.map((text) => `\`${text}\``),
  word.map((text) => `${text}\\* \\_${text}`),
  word.map((text) => `${text} &amp; &copy; ${text}`),
  word.map((text) => `(c) ${text} --> 1/2 2nd ${text}`),
  word.map((text) => `==${text}== ~~${text}~~ ^^${text}^^`),
  word.map((text) => `HTML ${text} HTML`),
  word.map((text) => `<b>${text}</b> <!-- c --> :tada: ++ctrl+a++`),
  word.map((text) => `{++${text}++} ![${text}](a.png) ${text}{ .x }`),
  word.map((text) => `***${text} ** __${text}`),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const block = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  line.map((text) => `## ${text} ##`),
  line.map((text) => `Title ${text}\n-----`),
  fc.tuple(line, line).map(([a, b]) => `- ${a}\n  ${b}\n- [x] ${b}`),
  fc.tuple(line, line).map(([a, b]) => `> ${a}\n> ${b}`),
  fc
    .tuple(line, line)
    .map(([a, b]) => `| ${a} | x \\| y |\n|---|:-:|\n|${b}|${a.replaceAll('*', '')} \\| z |`),
  fc.tuple(word, line, line).map(([a, b, c]) => `!!! note "${a} b"\n\n    ${b}\n    ${c}`),
  fc.tuple(word, line).map(([a, b]) => `=== "${a}"\n\n    ${b}`),
  fc.tuple(line, line).map(([a, b]) => `Term ${a}\n:   ${b}`),
  fc.tuple(line, line).map(([a, b]) => `<div markdown="1">\n\n${a}\n\n</div>\n\n<center>${b}</center>`),
);
const page = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => `${blocks.join('\n\n')}\n\n*[HTML]: Hypertext\n\n[ref]: https://y.example/\n`);

/** Where each stretch of a page's text is said to stand that is written as it reads, with what stands there. */
const claims = (text: string, tokens: readonly Token[]): { text: string; there: string; offset: number }[] =>
  tokens.flatMap((token) => {
    if (token.type !== 'inline') return [];
    const offsets = inlineOffsets(token, text, lineOffsets(text));
    if (!offsets) return [];
    return (token.children ?? []).flatMap((child) => {
      let at = 0;
      return (sourceOf(child) ?? []).flatMap((piece) => {
        const content = child.content.slice(at, at + piece.length);
        at += piece.length;
        if (child.type !== 'text' || piece.to - piece.from !== piece.length) return [];
        const { from, to } = offsets.range(piece);
        return [{ text: content, there: text.slice(from, to), offset: from }];
      });
    });
  });

describe('a parser whose tokens know where they stand', () => {
  it('reads a page as the one that does not', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const [plain, located] = await Promise.all(
          [createParser(), undefined].map((plainParser) => {
            const parsed = parseMarkdown(text, options, 1, plainParser);
            identify([parsed]);
            return writeMarkdown(parsed);
          }),
        );
        expect(located!.html).toBe(plain!.html);
      }),
      { numRuns: 200 },
    );
  });

  it('leads every stretch of text to where it is written, each character once', () => {
    fc.assert(
      fc.property(page, fc.constantFrom('md', 'mdx'), (text, format) => {
        const parse = format === 'md' ? parseMarkdown : parseMdx;
        const { tokens } = parse(text, options);
        const found = claims(text, tokens);
        // A pipe in a cell is written with a backslash.
        for (const { text: claimed, there } of found) expect(there.replaceAll('\\|', '|')).toBe(claimed);
        const seen = new Set<number>();
        for (const { there, offset } of found)
          for (let at = offset; at < offset + there.length; at++) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        // Plain words are never left out.
        for (const { index } of text.matchAll(/(?<![^\s])(?:alpha|ünïcode)\d+(?![^\s])/g))
          if (format === 'md') expect(seen.has(index)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
