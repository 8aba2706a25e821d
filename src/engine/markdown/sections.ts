import type { StateCore, Token } from 'markdown-it';
import { inlineText } from './inline-text.ts';
import { pageOf } from './page.ts';

/** Warns about what conditions do to the order of headings: sections without content, and levels left out (D5). */
export function checkSections(state: StateCore): void {
  const page = pageOf(state.env);
  const { tokens } = state;
  let above: Token | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const heading = tokens[i]!;
    if (heading.type !== 'heading_open' || heading.hidden) continue;
    const line = heading.map?.[0] ?? 0;
    const text = JSON.stringify(inlineText(tokens[i + 1]!.children ?? []));
    const next = tokens[i + 3];
    if (!next || next.nesting === -1 || (next.type === 'heading_open' && next.tag <= heading.tag)) {
      page.warn(
        'empty-section',
        `The section ${text} has no content.`,
        line,
        'Put its heading inside the condition as well.',
      );
    }
    if (above && Number(heading.tag[1]) > Number(above.tag[1]) + 1) {
      page.warn(
        'heading-jump',
        `The heading ${text} is of level ${heading.tag[1]}, but the one above it is of level ${above.tag[1]}.`,
        line,
        'Readers who listen to the page lose their way; use the next level.',
      );
    }
    above = heading;
  }
}
