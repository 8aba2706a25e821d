import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { inlinePlaceOf } from '../sources/inline-places.ts';
import { htmlParts } from './html-parts.ts';

/** Elements that browsers open anew in every paragraph that follows, until somebody closes them. */
const FORMATTING: ReadonlySet<string> = new Set(
  'a b big code em font i nobr s small strike strong tt u'.split(' '),
);

/** An open tag that has not been closed yet. */
interface OpenTag {
  name: string;
  /** how many tags were opened before it */
  order: number;
  line: number;
  /** the text at whose end it is closed where nobody else closes it */
  text: Token;
}

/**
 * Closes tags that format a text and are closed nowhere at the end of their paragraph, and tells them: the rest of the page, its
 * navigation included, would be bold. A tag may be closed in a later paragraph.
 */
export function closeFormatting(state: StateCore): void {
  const open = new OpenTags();
  for (const token of state.tokens) {
    if (token.type === 'html_block') open.follow(token, token, token.map?.[0] ?? 0);
    if (token.type !== 'inline') continue;
    for (const child of token.children ?? [])
      if (child.type === 'html_inline')
        open.follow(child, token, inlinePlaceOf(child)?.line ?? token.map?.[0] ?? 0);
  }
  for (const { name, line, text } of open.lastFirst()) {
    if (text.type !== 'inline') continue;
    const close = new state.Token('html_inline', '', 0);
    close.content = `</${name}>`;
    text.children!.push(close);
    collectorOf(state.env).warn(
      'unclosed-html',
      `The HTML element <${name}> is not closed; it ends with its paragraph here.`,
      line,
      `Write </${name}> after its content.`,
    );
  }
}

/** The tags that are open, by name: of several of one name, the last is closed. */
class OpenTags {
  readonly #byName = new Map<string, OpenTag[]>();
  #count = 0;

  /** Follows the tags of a piece of HTML that format. */
  follow({ content }: Token, text: Token, line: number): void {
    for (const { tag } of htmlParts(content)) {
      if (!tag || !FORMATTING.has(tag.name)) continue;
      const open = this.#byName.get(tag.name) ?? [];
      this.#byName.set(tag.name, open);
      if (tag.kind === 'open') open.push({ name: tag.name, order: this.#count++, line, text });
      else if (tag.kind === 'close') open.pop();
    }
  }

  lastFirst(): OpenTag[] {
    return [...this.#byName.values()].flat().sort((a, b) => b.order - a.order);
  }
}
