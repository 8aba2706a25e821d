import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { shareSource } from '../sources/text-sources.ts';

/** `@name`, `@owner/project`, `#12`, `owner/project#12`, and `?12` for a discussion. */
const SHORTHAND =
  /(?<![\w@/.#-])(?:@([A-Za-z\d][\w-]{0,38})(?:\/([\w.-]{1,100}\w))?(?![\w/-])|(?:([A-Za-z\d][\w-]{0,38})\/([\w.-]{1,100}))?([#?])(\d{1,9})(?!\w))/g;

/** Links to people and issues of the repository that the site names, as PyMdown's magiclink writes them short. */
export function repositoryLinks(state: StateCore): void {
  const { autolinks } = collectorOf(state.env).options;
  if (typeof autolinks !== 'object') return;
  const [, host, project] = /^(https?:\/\/[^/]+)\/(.+?)\/?$/.exec(autolinks.repository) ?? [];
  if (host === undefined) return;
  for (const inline of state.tokens) {
    if (inline.type !== 'inline' || !/[@#?]/.test(inline.content)) continue;
    let depth = 0;
    inline.children = (inline.children ?? []).flatMap((token) => {
      if (token.tag === 'a') depth += token.nesting;
      return token.type === 'text' && depth === 0 ? linked(state, token, host, project!) : [token];
    });
  }
}

function linked(state: StateCore, token: Token, host: string, project: string): Token[] {
  const parts: Token[] = [];
  let from = 0;
  const push = (content: string) => {
    const text = new state.Token('text', '', 0);
    text.content = content;
    parts.push(text);
  };
  for (const {
    0: all,
    1: name,
    2: own,
    3: owner,
    4: other,
    5: sign,
    6: number,
    index,
  } of token.content.matchAll(SHORTHAND)) {
    const target =
      name === undefined
        ? `${owner === undefined ? project : `${owner}/${other}`}/${sign === '?' ? 'discussions' : 'issues'}/${number}`
        : `${name}${own === undefined ? '' : `/${own}`}`;
    if (index > from) push(token.content.slice(from, index));
    const open = new state.Token('link_open', 'a', 1);
    open.attrs = [['href', `${host}/${target}`]];
    open.info = 'auto';
    parts.push(open);
    push(all);
    parts.push(new state.Token('link_close', 'a', -1));
    from = index + all.length;
  }
  if (from === 0) return [token];
  push(token.content.slice(from));
  shareSource(token, parts);
  return parts;
}
