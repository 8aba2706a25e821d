import { DEFAULT_LANGUAGE, type Language } from '../../../engine/language/language.ts';
import type { StringKey } from '../../../engine/language/strings.ts';

/** The texts of what readers report. The integration puts those of the site's language in their place. */
export const words: Language<Extract<StringKey, `feedback.${string}`>> = DEFAULT_LANGUAGE;
