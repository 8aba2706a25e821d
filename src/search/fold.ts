/** Accents over Latin, Greek and Cyrillic letters, and the vowel signs of Arabic: readers leave them out. */
const ACCENTS = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Letters that are typed as others, which Unicode does not take apart. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
};
const LETTERS = /[ßæœøłđıىة]/g;

/**
 * A text as it is compared: in small letters, without accents and without the forms that only a font needs. `Größe` becomes
 * `grosse`; marks that are letters of their own, as in Japanese or Thai, stay.
 */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // Most words are plain.
  if (/^[\x20-\x7f]*$/.test(small)) return small;
  return small
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(LETTERS, (letter) => TYPED_AS[letter]!);
}
