import type { MarkdownIt } from 'markdown-it';

type ParseDestination = MarkdownIt['helpers']['parseLinkDestination'];
type ParseTitle = MarkdownIt['helpers']['parseLinkTitle'];

/**
 * Reads a link's target as Python-Markdown does, which allows spaces in it (`[a](my page.md)`): CommonMark's reading
 * first, and what stands before the closing parenthesis when that leaves something over. A title stands in quotes:
 * parentheses belong to the target (`file (1).pdf`). One without spaces may be broken over lines, as browsers read it, too. Marks of code
 * or of quotation around it are none of it.
 */
export function destinationWithSpaces(original: ParseDestination): ParseDestination {
  return (text, start, max) => {
    const strict = original(text, start, max);
    if (strict.ok && /^\s*(?:\)|["']|$)/.test(text.slice(strict.pos, Math.min(max, strict.pos + 40))))
      return { ...strict, str: /^([`"'])(.+)\1$/s.exec(strict.str)?.[2] ?? strict.str };
    if (text.charCodeAt(start - 1) !== 0x28) return strict;
    const end = closingParenthesis(text, start, max);
    if (end === -1) return strict;
    const written = text.slice(start, end).trimEnd();
    const title = /(?<!\s)\s+(?:"[^"]*"|'[^']*')$/.exec(written)?.[0] ?? '';
    const target = written.slice(0, written.length - title.length);
    if (target === '' || /["'<>]/.test(target)) return strict;
    const inOneLine = target.replaceAll('\n', '');
    if (inOneLine !== target && /\s/.test(inOneLine)) return strict;
    return { ok: true, pos: start + target.length, str: inOneLine };
  };
}

function closingParenthesis(text: string, start: number, max: number): number {
  let depth = 0;
  const limit = Math.min(max, start + 2000);
  for (let i = start; i < limit; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x28) depth++;
    else if (char === 0x29 && depth-- === 0) return i;
  }
  return -1;
}

/**
 * Reads a link's title as Python-Markdown does, which allows its own quotation marks in it (`[a](b "say "hi" now")`):
 * CommonMark's reading first, and when that leaves something over, up to the mark before the closing parenthesis or the end
 * of the line.
 */
export function titleWithQuotes(original: ParseTitle): ParseTitle {
  return (text, start, max, previous) => {
    const strict = original(text, start, max, previous);
    const mark = text.charAt(start);
    if (!strict.ok || previous || mark === '(' || isTitleEnd(text, strict.pos, max)) return strict;
    // Titles are short: looking further from every quotation mark would take long.
    const rest = /^[^)\n]*/.exec(text.slice(strict.pos, Math.min(max, strict.pos + 500)))![0].trimEnd();
    const end = strict.pos + rest.length;
    if (!rest.endsWith(mark) || !isTitleEnd(text, end, max)) return strict;
    return { ...strict, pos: end, str: text.slice(start + 1, end - 1) };
  };
}

function isTitleEnd(text: string, position: number, max: number): boolean {
  let end = position;
  while (end < max && ' \t'.includes(text[end]!)) end++;
  return end >= max || ')\n'.includes(text[end]!);
}
