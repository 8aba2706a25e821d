import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from './collector.ts';
import { inlineText } from './inline-text.ts';

/** Warns about sentences such as "Follow these steps:" below which a condition has left nothing (B4). */
export function checkLeadIns({ tokens, env, src }: StateCore): void {
  const collector = collectorOf(env);
  /** tag of the heading above: a sentence may lead to the sections below it */
  let section = '';
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open') section = token.tag;
    if (token.type !== 'paragraph_open' || token.level > 0 || token.hidden) continue;
    const text = inlineText(tokens[i + 1]!.children ?? []);
    const next = tokens[i + 3];
    if (!text.endsWith(':')) continue;
    if (next !== undefined && (next.type !== 'heading_open' || next.tag > section)) continue;
    const quoted = text.length > 60 ? `…${text.slice(-60)}` : text;
    collector.warn(
      'lonely-lead-in',
      `Nothing follows ${JSON.stringify(quoted)}.`,
      token.map?.[0] ?? 0,
      'Put the sentence under the condition of what it leads to, or end it with a full stop.',
      collector.quotationOf(quoted, tokens[i + 1]!, src),
    );
  }
}

/** Warns about what conditions do to the order of headings: sections without content, and levels left out (D5). */
export function checkSections(state: StateCore): void {
  const collector = collectorOf(state.env);
  const { tokens, src } = state;
  let above: Token | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const heading = tokens[i]!;
    if (heading.type !== 'heading_open' || heading.hidden) continue;
    const line = heading.map?.[0] ?? 0;
    const inline = tokens[i + 1]!;
    const title = inlineText(inline.children ?? []);
    const text = JSON.stringify(title);
    const next = tokens[i + 3];
    const isLast = !next && !collector.options.isFollowed;
    if (isLast || next?.nesting === -1 || (next?.type === 'heading_open' && next.tag <= heading.tag)) {
      collector.warn(
        'empty-section',
        `The section ${text} has no content.`,
        line,
        'Write something below it, or put its heading under the condition of its text.',
        collector.quotationOf(title, inline, src),
      );
    }
    if (above && Number(heading.tag[1]) > Number(above.tag[1]) + 1) {
      collector.warn(
        'heading-jump',
        `The heading ${text} is of level ${heading.tag[1]}, but the one above it is of level ${above.tag[1]}.`,
        line,
        'Readers who listen to the page lose their way; use the next level.',
        collector.quotationOf(title, inline, src),
      );
    }
    above = heading;
  }
}
