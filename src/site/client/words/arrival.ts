import { DEFAULT_LANGUAGE, type Language } from '../../../engine/language/language.ts';
import type { StringKey } from '../../../engine/language/strings.ts';

/** What is told to readers who come from another variant. The integration puts those of the site's language in their place. */
export const words: Language<Extract<StringKey, `arrival.${string}`>> = DEFAULT_LANGUAGE;
