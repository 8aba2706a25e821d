import type { ListStyles } from '../../list-styles.ts';

/** How the items of a list are numbered, by the names that HTML has for it. */
export type ListStyle = '1' | 'a' | 'A' | 'i' | 'I';

/** What style sheets call the ways to number a list; PyMdown's fancylists names classes by them. */
export const STYLE_NAMES: Readonly<Record<ListStyle, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

export function isListStyle(name: string): name is ListStyle {
  return Object.hasOwn(STYLE_NAMES, name);
}

/** `a.`, `B)`, `iv.`, `#.`: what may stand before an item. */
export const LETTERED = /(#|[a-zA-Z]{1,15})([.)])(?=[ \t\n]|$)/y;

const ROMAN = /^m*(?:c[md]|d?c{0,10})(?:x[cl]|l?x{0,10})(?:i[xv]|v?i{0,10})$/;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/**
 * The style in which a mark numbers the first item of a list; undefined for one that numbers none. A letter is one of the alphabet, but
 * for `i`, which begins a list of Roman numbers.
 */
export function firstStyle(value: string, styles: ListStyles): ListStyle | undefined {
  if (value === '#') return styles.includes('generic') ? '1' : undefined;
  if (/^\d/.test(value)) return '1';
  const is = (style: 'a' | 'i') => isNumber(value, style, styles);
  const style = is('a') && !(is('i') && value.toLowerCase() === 'i') ? 'a' : is('i') ? 'i' : undefined;
  return style && cased(style, value);
}

/** Whether a mark numbers a further item of a list in a style. */
export function goesOn(value: string, style: ListStyle, styles: ListStyles): boolean {
  if (value === '#') return styles.includes('generic');
  if (style === '1' || /^\d/.test(value)) return style === '1' && /^\d/.test(value);
  const kind = style.toLowerCase() as 'a' | 'i';
  return isNumber(value, kind, styles) && cased(kind, value) === style;
}

/** The number that a mark stands for in a list of a style. */
export function numberOf(value: string, style: ListStyle): number {
  if (value === '#') return 1;
  if (style === '1') return Number(value);
  const lower = value.toLowerCase();
  if (style === 'a' || style === 'A') return lower.charCodeAt(0) - 96;
  const digits = Array.from(lower, (letter) => DIGITS[letter]!);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

function isNumber(value: string, style: 'a' | 'i', styles: ListStyles): boolean {
  if (style === 'a') return styles.includes('alpha') && value.length === 1;
  const isOneCase = value === value.toLowerCase() || value === value.toUpperCase();
  return styles.includes('roman') && isOneCase && ROMAN.test(value.toLowerCase());
}

function cased(style: 'a' | 'i', value: string): ListStyle {
  return value === value.toLowerCase() ? style : (style.toUpperCase() as ListStyle);
}
