import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { replaceStretches, shareSource } from '../sources/text-sources.ts';
import { namedByShortForm, type Repository, readRepository, SHORT_FORM, shortForm } from './repositories.ts';

/**
 * Links to people, issues and commits of the repository that the site names, as PyMdown's magiclink writes them short; and short
 * texts for addresses of its host, where the site wants them.
 */
export function repositoryLinks(state: StateCore): void {
  const { autolinks } = collectorOf(state.env).options;
  if (typeof autolinks !== 'object') return;
  const repository = readRepository(autolinks.repository, autolinks.normalize === true);
  if (!repository) return;
  for (const inline of state.tokens) {
    if (inline.type !== 'inline') continue;
    const children = inline.children ?? [];
    if (autolinks.shorten) shorten(children, repository);
    if (autolinks.shorthand === false || !/[@#!?]|[\da-f]{40}/.test(inline.content)) continue;
    let depth = 0;
    inline.children = children.flatMap((token) => {
      if (token.tag === 'a') depth += token.nesting;
      return token.type === 'text' && depth === 0 ? linked(state, token, repository) : [token];
    });
  }
}

/** Gives addresses that were made links a short text. */
function shorten(children: readonly Token[], repository: Repository): void {
  for (const [index, open] of children.entries()) {
    const text = children[index + 1];
    if (open.type !== 'link_open' || open.info !== 'auto' || text?.type !== 'text') continue;
    const short = shortForm(text.content, repository);
    if (short !== undefined) writeInstead(text, short);
  }
}

function linked(state: StateCore, token: Token, repository: Repository): Token[] {
  const parts: Token[] = [];
  const shortened: [Token, string][] = [];
  let from = 0;
  const push = (content: string): Token => {
    const text = new state.Token('text', '', 0);
    text.content = content;
    parts.push(text);
    return text;
  };
  for (const match of token.content.matchAll(SHORT_FORM)) {
    const named = namedByShortForm(match, repository);
    if (!named) continue;
    if (match.index > from) push(token.content.slice(from, match.index));
    const open = new state.Token('link_open', 'a', 1);
    open.attrs = [['href', named.href]];
    open.info = 'auto';
    parts.push(open);
    shortened.push([push(match[0]), named.text]);
    parts.push(new state.Token('link_close', 'a', -1));
    from = match.index + match[0].length;
  }
  if (from === 0) return [token];
  push(token.content.slice(from));
  shareSource(token, parts);
  for (const [text, short] of shortened) if (text.content !== short) writeInstead(text, short);
  return parts;
}

/** Puts a text in the place of that of a token, which stands where it stood. */
function writeInstead(token: Token, text: string): void {
  replaceStretches(token, [{ from: 0, to: token.content.length, text }]);
}
