import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { replaceStretches } from '../sources/text-sources.ts';

type CoreRule = (state: StateCore) => void;

/** Makes links of addresses that stand in a text, where the site says so. */
export function autolinks(original: CoreRule): CoreRule {
  return (state) => {
    if (!collectorOf(state.env).options.autolinks) return;
    const { options } = state.md;
    options.linkify = true;
    original(state);
    options.linkify = false;
    for (const token of state.tokens) if (token.children) token.children = unlink(token.children);
  };
}

/** An address at no host: `https://${HOST}/a`. */
const WITHOUT_HOST = /^https?:\/\/[^\p{L}\p{N}[_]/u;

/** An address of mail whose host ends in no letter, as names of packages with their release do: `kettle@2.1.0`. */
const AT_A_RELEASE = /^mailto:.*[^\p{L}]$/u;

/** Leaves addresses in which a host is to be put, and packages at a release, as text. */
function unlink(children: Token[]): Token[] {
  const left = new Set<Token>();
  for (const [index, token] of children.entries()) {
    if (token.type !== 'link_open' || token.info !== 'auto' || token.markup !== 'linkify') continue;
    const href = String(token.attrGet('href'));
    if (!WITHOUT_HOST.test(href) && !AT_A_RELEASE.test(href)) continue;
    left.add(token).add(children[index + 2]!);
  }
  return left.size === 0 ? children : children.filter((token) => !left.has(token));
}

const REST = /[a-z\d][-\w]*(?:\.[-\w]+)+(?::\d+)?(?:[/?#](?:[^\s<>"'`()]*[^\s<>"'`().,;:!?*])?)?/iy;

/** An address that begins with `www.`: browsers find it by HTTP first. */
export const WITHOUT_SCHEME = {
  validate(text: string, from: number): number {
    REST.lastIndex = from;
    return REST.exec(text)?.[0].length ?? 0;
  },
  normalize(match: { url: string }): void {
    match.url = `http://${match.url}`;
  },
};

const UNDERSCORED =
  /\/\/(?=[\w.-]*_)[a-z\d][\w-]*(?:\.[\w-]+)*(?::\d+)?(?:[/?#](?:[^\s<>"'`()]*[^\s<>"'`().,;:!?*])?)?/iy;

/** What follows the scheme of an address: what linkify-it takes for one, or a host with an underscore in its name, as devices in a home have: `http://my_lamp.local`. */
export const WITH_UNDERSCORE = {
  validate(text: string, from: number, self: MarkdownIt['linkify']): number {
    const known = self.re.get_http_validator();
    for (const pattern of [known, UNDERSCORED]) {
      pattern.lastIndex = from;
      const [found] = pattern.exec(text) ?? [];
      if (found !== undefined) return found.length;
    }
    return 0;
  },
};

/** The name in an address of mail, and what stands before it: any sign that is none of it, as in `MAIL=ann@example.com`. */
export const MAIL_NAME = /(?:^|[^-/+@a-z\d_.])([-+a-z\d_][-+.a-z\d_]{0,63})$/i;

/** Whether a token begins a link whose text is its address: what stands in that means what it is typed as. */
export function isAddress(token: Token | undefined): boolean {
  return token?.type === 'link_open' && token.info === 'auto';
}

const MAIL = 'mailto:';

/** `<mailto:a@example.com>` shows the address alone, as Python-Markdown prints it. */
export function mailAddresses(state: StateCore): void {
  for (const { type, content, children } of state.tokens) {
    if (type !== 'inline' || !content.includes(MAIL)) continue;
    for (const [i, token] of (children ?? []).entries())
      if (token.type === 'text' && isAddress(children![i - 1]) && token.content.startsWith(MAIL))
        replaceStretches(token, [{ from: 0, to: MAIL.length, text: '' }]);
  }
}

/** A backslash before a sign that it escapes. */
const ESCAPE = /\\(?=[!-/:-@[-`{-~])/g;

/** `<https://example.com/\_media>` leads to `_media`: addresses have no backslashes, and Python-Markdown reads escapes in them. */
export function escapedAddresses(state: StateCore): void {
  for (const { type, content, children } of state.tokens) {
    if (type !== 'inline' || !content.includes('\\')) continue;
    for (const [i, token] of (children ?? []).entries()) {
      const link = children![i - 1];
      if (token.type !== 'text' || !isAddress(link) || link!.markup !== 'autolink') continue;
      link!.attrSet('href', String(link!.attrGet('href')).replace(ESCAPE, ''));
      const signs = Array.from(token.content.matchAll(ESCAPE), ({ index }) => index);
      replaceStretches(
        token,
        signs.map((from) => ({ from, to: from + 1, text: '' })),
      );
    }
  }
}

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Reads elements of XML, such as those of a drawing: `<dc:title>` has an end, which no address has. One without is text: `<soap:Body>`. */
export function xmlElement(original: InlineRule): InlineRule {
  return (state, silent) => {
    const { src, pos } = state;
    XML_TAG.lastIndex = pos;
    const [, slash, name] = XML_TAG.exec(src) ?? [];
    const end = XML_TAG.lastIndex;
    if (name === undefined) return original(state, silent);
    const isElement =
      slash === ''
        ? src.slice(end, end + LONGEST_ELEMENT).includes(`</${name}>`)
        : src.slice(Math.max(0, pos - LONGEST_ELEMENT), pos).includes(`<${name}`);
    if (!isElement && SCHEME.test(name)) return original(state, silent);
    if (!silent && isElement) state.push('html_inline', '', 0).content = src.slice(pos, end);
    else if (!silent) state.pending += src.slice(pos, end);
    state.pos = end;
    return true;
  };
}

const XML_TAG = /<(\/?)([a-z]{1,20}:[a-z][\w.-]{0,40})>/iy;
/** Schemes of addresses that a name alone may follow. */
const SCHEME = /^(?:about|callto|mailto|news|sip|skype|slack|tel|urn|vscode|xmpp):/i;
/** Characters in which the other tag of an element is looked for. */
const LONGEST_ELEMENT = 5000;
