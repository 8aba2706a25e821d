import { DEFAULT_LANGUAGE, type Language } from '../../../engine/language/language.ts';
import type { StringKey } from '../../../engine/language/strings.ts';

/** The texts of the choice among many versions. The integration puts those of the site's language in their place. */
export const words: Language<Extract<StringKey, `versions.${string}`>> = DEFAULT_LANGUAGE;
