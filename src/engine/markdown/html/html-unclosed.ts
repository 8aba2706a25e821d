import type { StateBlock } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { scanOf } from './html-scan.ts';
import { endsByItself, type HtmlTag } from './html-tags.ts';

/** Warns about an open tag that nobody closes: the browser takes all that follows into its element. */
export function warnIfUnclosed(state: StateBlock, tag: HtmlTag | undefined, line: number): void {
  if (tag?.kind !== 'open' || endsByItself(tag.name) || scanOf(state).closeTags.has(tag.start)) return;
  collectorOf(state.env).warn(
    'unclosed-html',
    `The HTML element <${tag.name}> is not closed.`,
    line,
    `Write </${tag.name}> after its content.`,
  );
}

/** Warns about an open tag whose close tag stands where its element has ended already. */
export function warnOfClosedOutside(state: StateBlock, tag: HtmlTag, line: number): void {
  collectorOf(state.env).warn(
    'unclosed-html',
    `The HTML element <${tag.name}> is closed outside the list item, note or tab in which it begins.`,
    line,
    `Write </${tag.name}> inside it as well, indented like the tag that it closes.`,
  );
}
