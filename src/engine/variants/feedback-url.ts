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

/** Finds names in braces that stand for nothing. */
export function checkFeedbackUrl(template: string | undefined, report: Report): void {
  const known: readonly string[] = FEEDBACK_VALUES;
  for (const [, name = ''] of (template ?? '').matchAll(/\{([^{}]*)\}/g)) {
    if (known.includes(name)) continue;
    const suggestion = closest(name, known);
    report(
      ['feedback_url'],
      `feedback_url: "{${name}}" stands for nothing; expected one of ${known.map((each) => `{${each}}`).join(', ')}.`,
      suggestion ? `Did you mean "{${suggestion}}"?` : `Remove "{${name}}".`,
    );
  }
}
