import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';

/** Verbs whose forms no rule tells, as guides have them. */
const IRREGULAR = [
  'begin began begun',
  'break broke broken',
  'bring brought',
  'build built',
  'choose chose chosen',
  'find found',
  'forget forgot forgotten',
  'give gave given',
  'hide hid hidden',
  'hold held',
  'keep kept',
  'lose lost',
  'make made',
  'mean meant',
  'pay paid',
  'run ran',
  'say said',
  'see saw seen',
  'send sent',
  'show showed shown',
  'speak spoke spoken',
  'spend spent',
  'steal stole stolen',
  'take took taken',
  'tell told',
  'think thought',
  'throw threw thrown',
  'understand understood',
  'write wrote written',
].map((forms) => forms.split(' '));
const FORMS = new Map(IRREGULAR.flatMap((forms) => forms.map((form): [string, string[]] => [form, forms])));

/** The stem of a word of the site's language; the integration puts the rules of other languages in the place of these, the English ones. */
export const stem = (word: string): string => stemmer(FORMS.get(word)?.[0] ?? word);

/** The forms of a word of the site's language that do not begin alike, itself among them; none where rules tell them all. */
export const irregularForms = (word: string): readonly string[] => FORMS.get(word) ?? [];

/** Words of the site's language that say nothing by themselves: small ones, those of questions, and what names already are. */
export const minorWords: readonly string[] = [
  ...stopwords,
  'button',
  'get',
  'many',
  'much',
  'need',
  'please',
  'want',
  'way',
];
