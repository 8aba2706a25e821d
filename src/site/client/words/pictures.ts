import { DEFAULT_LANGUAGE, type Language } from '../../../engine/language/language.ts';
import type { StringKey } from '../../../engine/language/strings.ts';

/** The texts of enlarged pictures. The integration puts those of the site's language in their place. */
export const words: Language<Extract<StringKey, `pictures.${string}`>> = DEFAULT_LANGUAGE;
