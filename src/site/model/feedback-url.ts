import type { FeedbackValue } from '../../engine/variants/feedback-url.ts';

/** The values of the places in an address; what is missing keeps its place. */
export type FeedbackValues = Partial<Record<FeedbackValue, string>>;

/** Puts values into an address that has their names in braces, and takes care of spaces and line breaks in it. */
export function feedbackUrl(template: string, values: FeedbackValues): string {
  return template.replace(/\{(\w+)\}|\s/g, (part, name: FeedbackValue | undefined) => {
    const value = name === undefined ? part : values[name];
    return value === undefined ? part : encodeURIComponent(value);
  });
}
