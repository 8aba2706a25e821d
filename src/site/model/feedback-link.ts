import type { RenderedDocument } from '../../engine/library/types.ts';
import type { Site, Variant } from '../../engine/variants/site.ts';
import { feedbackUrl } from './feedback-url.ts';
import { printedAddress, withOwnValues } from './own-words.ts';

/** Where readers report what is wrong with a page. */
export interface FeedbackLink {
  href: string;
  /** the same with places for the section and the passage, which a script fills in */
  template: string;
}

/** Undefined where site.yml names no such place. */
export function feedbackLink(
  site: Pick<Site, 'feedbackUrl'>,
  { source, title }: Pick<RenderedDocument, 'source' | 'title'>,
  { variant, address, origin }: { variant: Variant; address: string; origin: string | undefined },
): FeedbackLink | undefined {
  if (!site.feedbackUrl) return undefined;
  const { product, version = '' } = variant;
  const values = { title, page: source, product: product.name, version };
  const template = feedbackUrl(site.feedbackUrl, values);
  const url = printedAddress(address, origin);
  const href = feedbackUrl(template, { section: '', passage: '', url });
  return { href: withOwnValues(href), template: withOwnValues(template) };
}
