import type { StateCore } from 'markdown-it';
import { lineBreaks } from '../../line-breaks.ts';
import { collectorOf } from '../collector.ts';

/**
 * Warns of comments that end nowhere, or not in the text in which they begin: readers see what a writer noted for himself. What a
 * backslash or an entity makes text of is no part of these texts yet.
 */
export function warnOfOpenComments({ src, tokens, env }: StateCore): void {
  if (!src.includes('<!--')) return;
  for (const { type, children, map } of tokens) {
    if (type !== 'inline') continue;
    let line = map?.[0] ?? 0;
    for (const { type: kind, content } of children ?? []) {
      if (kind === 'text' && content.includes('<!--'))
        collectorOf(env).warn(
          'open-comment',
          'The comment that begins here is not closed in this text, so that readers see it.',
          line,
          'Write --> behind it; or \\<!--, if it is text to show.',
        );
      line += kind === 'softbreak' || kind === 'hardbreak' ? 1 : lineBreaks(content);
    }
  }
}
