import type { StateCore, Token } from 'markdown-it';
import { escapeText } from '../escape-text.ts';
import { htmlParts } from './html-parts.ts';
import { type HtmlTag, holdsNoTags, isElementName, readTag } from './html-tags.ts';
import { escapeAt } from './push-html.ts';

/**
 * Shows words between angle brackets that are no element: `<name>`, `List<T>`, `<client-id>`. Browsers make an element of them that
 * nobody sees. A name that is closed somewhere on the page, or that has attributes with values, may be a custom element and stays one.
 */
export function showPlaceholders(state: StateCore): void {
  const found: { token: Token; name: string; isInHeading: boolean }[] = [];
  const inHtml: { token: Token; name: string; at: number }[] = [];
  let parent: Token | undefined;
  for (const token of state.tokens) {
    if (token.type === 'inline')
      for (const child of token.children ?? []) {
        const name = placeholderName(child);
        if (name !== undefined)
          found.push({ token: child, name, isInHeading: parent?.type === 'heading_open' });
      }
    if (token.type === 'html_block')
      for (const { name, start } of placeholdersIn(token.content)) inHtml.push({ token, name, at: start });
    parent = token;
  }
  if (found.length === 0 && inHtml.length === 0) return;
  const closed = closedNames(state.tokens);
  for (const { token, name, isInHeading } of found) {
    if (closed.has(name)) continue;
    // Ids of headings are made without it, as Python-Markdown makes them.
    if (isInHeading) token.content = escapeText(token.content);
    else token.type = 'text';
  }
  for (const [token, shown] of Map.groupBy(inHtml, (each) => each.token))
    escapeAt(
      token,
      shown.filter(({ name }) => !closed.has(name)).map(({ at }) => at),
    );
}

/** Tags of no element in a block of HTML, such as one of code that its writer did not escape. */
function* placeholdersIn(html: string): Generator<HtmlTag> {
  /** the element without tags that is open */
  let raw: string | undefined;
  for (const { tag } of htmlParts(html)) {
    if (!tag) continue;
    if (raw !== undefined) raw = tag.kind === 'close' && tag.name === raw ? undefined : raw;
    else if (tag.kind === 'open' && holdsNoTags(tag.name)) raw = tag.name;
    else if (isPlaceholder(tag)) yield tag;
  }
}

/** The name of an open tag of no element, none of whose attributes has a value. */
function placeholderName({ type, content }: Token): string | undefined {
  if (type !== 'html_inline') return undefined;
  const tag = readTag(content, 0);
  return tag && isPlaceholder(tag) ? tag.name : undefined;
}

function isPlaceholder({ kind, name, attributes }: HtmlTag): boolean {
  return kind === 'open' && !isElementName(name) && !/["'=]/.test(attributes);
}

/** The names of all elements that are closed on a page. */
function closedNames(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = ({ type, content }: Token): void => {
    if (type !== 'html_block' && type !== 'html_inline') return;
    for (const { tag } of htmlParts(content)) if (tag?.kind === 'close') names.add(tag.name);
  };
  for (const token of tokens) {
    add(token);
    for (const child of token.children ?? []) add(child);
  }
  return names;
}
