import { DEFAULT_LANGUAGE, type Language } from '../../../engine/language/language.ts';
import type { StringKey } from '../../../engine/language/strings.ts';

/** The texts of the page for addresses at which nothing is. The integration puts those of the site's language in their place. */
export const words: Language<Extract<StringKey, `missing.${string}`>> = DEFAULT_LANGUAGE;
