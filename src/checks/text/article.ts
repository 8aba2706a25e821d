/** Begins with a vowel and with the sound of a consonant: a user, a European, a one-time code. */
const LIKE_CONSONANT =
  /^(?:uni(?!n|m|dent|ss)|us(?:e|a|ual|ur)|ut[ie]|ub[ei]|eu|ew|one\b|once\b|uk|ur[aio]|uu)/i;
/** Begins with a consonant and with the sound of a vowel. */
const LIKE_VOWEL = /^(?:hour|honest|hono|heir)/i;

/**
 * The indefinite article that stands before an English word; undefined where that depends on how somebody says it, as with letters that are
 * spelt by some and read by others (`SQL`, `URL`).
 */
export function articleOf(word: string): 'a' | 'an' | undefined {
  const [letters = ''] = /^[A-Za-z]+/.exec(word) ?? [];
  if (letters === '') return numberArticle(word);
  if (/^[A-Z]{2,}s?$/.test(letters)) {
    if (/^[AEIO]/.test(letters)) return 'an';
    return /^[FHLMNRSUX]/.test(letters) ? undefined : 'a';
  }
  // A letter by itself is said by its name; so are capitals before others (`mTLS` begins with its small one).
  if (letters.length === 1) return undefined;
  if (/^[b-df-hj-np-tv-z][A-Z]/.test(letters)) return undefined;
  if (LIKE_VOWEL.test(letters)) return 'an';
  if (LIKE_CONSONANT.test(letters)) return 'a';
  return /^[aeiou]/i.test(letters) ? 'an' : 'a';
}

function numberArticle(word: string): 'a' | 'an' | undefined {
  const [number = ''] = /^\d+/.exec(word) ?? [];
  if (number === '') return undefined;
  if (number.startsWith('8')) return 'an';
  if (/^(?:11|18)/.test(number)) return number.length % 3 === 2 ? 'an' : undefined;
  return number.startsWith('1') ? undefined : 'a';
}
