import { DEFAULT_LANGUAGE, type Language } from '../../../engine/language/language.ts';
import type { StringKey } from '../../../engine/language/strings.ts';

/** The texts of the list of keys. The integration puts those of the site's language in their place. */
export const words: Language<Extract<StringKey, `keys.${string}`>> = DEFAULT_LANGUAGE;
