import type { Variant } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';

/** A page in a variant: what has a URL. */
export interface Document {
  page: Page;
  variant: Variant;
  /** without the deployment's base, with a trailing slash: `/identity-server/7.1.0/guides/recover-your-password/` */
  url: string;
}
