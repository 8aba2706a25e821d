import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';

/** The stem of a word of the site's language; the integration puts the rules of other languages in the place of the English ones. */
export const stem: (word: string) => string = stemmer;

/** Words of the site's language that say nothing by themselves. */
export const minorWords: readonly string[] = stopwords;
