import { collectorOf } from '../collector.ts';
import type { BlockRule } from './block.ts';

/** The first line of code that names its language; `#!` asks for the numbers of lines as well. */
const HEADER = /^(:{2,}|#!)([\w#.+-]+)(?:[ \t](hl_lines=(?:"[^"\n]*"|'[^'\n]*')))?[ \t]*\n/;

/**
 * Code without a fence whose first line names its language, where the site has such: that line is not shown, as Python-Markdown's
 * codehilite has it.
 */
export function withHeader(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (!original(state, startLine, endLine, silent)) return false;
    const token = state.tokens.at(-1);
    if (silent || token?.type !== 'code_block' || collectorOf(state.env).options.codeHeaders !== true)
      return true;
    const [header, mark, language, marked = ''] = HEADER.exec(token.content) ?? [];
    if (header === undefined || token.content.slice(header.length).trim() === '') return true;
    token.info = [language, mark === '#!' ? 'linenums="1"' : '', marked].filter(Boolean).join(' ');
    token.content = token.content.slice(header.length);
    return true;
  };
}
