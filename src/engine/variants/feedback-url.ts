import { z } from 'zod';
import { closest } from '../suggest.ts';
import type { Report } from './products-check.ts';

/** What may stand in braces in `feedback_url`, each for a value that is known of the place that a reader writes about. */
export const FEEDBACK_VALUES = ['title', 'page', 'section', 'passage', 'product', 'version', 'url'] as const;
export type FeedbackValue = (typeof FEEDBACK_VALUES)[number];

/** The address must not depend on a page: only what follows the host may. */
export const feedbackUrlSchema = z
  .string()
  .trim()
  .regex(
    /^(?:https?:\/\/[^\s/?#{}]+(?:[/?#]|$)|mailto:[^\s?{}]+(?:\?|$))/,
    'an address such as https://example.com/new?title={title}, with values in braces behind its host only',
  )
  .optional()
  .describe(
    `Where readers report what is wrong with a passage, such as https://github.com/acme/docs/issues/new?title={title}&body={url}. In braces: ${FEEDBACK_VALUES.join(', ')}.`,
  );

/** Finds what stands in braces for nothing, and braces that nothing stands in. */
export function checkFeedbackUrl(template: string | undefined, report: Report): void {
  const known = FEEDBACK_VALUES.map((name) => `{${name}}`);
  for (const [part] of (template ?? '').matchAll(/\{[^{}]*\}|[{}]/g)) {
    if (known.includes(part)) continue;
    const suggestion = closest(part, known);
    report(
      ['feedback_url'],
      `feedback_url: "${part}" stands for nothing; expected one of ${known.join(', ')}.`,
      suggestion ? `Did you mean "${suggestion}"?` : `Remove "${part}".`,
    );
  }
}
